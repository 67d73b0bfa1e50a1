// SPDX-License-Identifier: GPL-3.0-or-later
// Keys inside strips and chip sets: one Tab stop for a set of chips (arrows move inside it), a letter chooses in a
// strip. Used by long forms, so that Tab goes from field to field.
#pragma once

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>

#include "widgets/choice.h"

namespace waymark::ui {

/// Left, Right, Up, Down, Home and End move among the buttons of a ChipSet; Tab leaves it.
class RovingKeys final : public QObject {
 public:
  static void install(ChipSet* set) { new RovingKeys(set); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    auto* button = qobject_cast<QAbstractButton*>(watched);
    if (button == nullptr) return false;
    if (event->type() == QEvent::FocusIn) {
      setStop(button);
      return false;
    }
    if (event->type() != QEvent::KeyPress) return false;
    const auto buttons = set()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
    const auto at = buttons.indexOf(button);
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Up:
        return moveTo(buttons, at - 1);
      case Qt::Key_Right:
      case Qt::Key_Down:
        return moveTo(buttons, at + 1);
      case Qt::Key_Home:
        return moveTo(buttons, 0);
      case Qt::Key_End:
        return moveTo(buttons, buttons.size() - 1);
      default:
        return false;
    }
  }

 private:
  explicit RovingKeys(ChipSet* chips) : QObject(chips) {
    const auto buttons = chips->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
    for (auto* button : buttons) {
      button->installEventFilter(this);
      button->setFocusPolicy(button == buttons.first() ? Qt::StrongFocus : Qt::ClickFocus);
    }
  }
  [[nodiscard]] ChipSet* set() const { return static_cast<ChipSet*>(parent()); }
  void setStop(QAbstractButton* stop) {
    for (auto* button : set()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly))
      button->setFocusPolicy(button == stop ? Qt::StrongFocus : Qt::ClickFocus);
    set()->setFocusProxy(stop);
  }
  bool moveTo(const QList<QAbstractButton*>& buttons, qsizetype place) {
    if (place >= 0 && place < buttons.size()) buttons[place]->setFocus(Qt::OtherFocusReason);
    return true;
  }
};

/// The first letter of a choice chooses it; Delete and Backspace take the choice back where none is allowed.
class LetterKeys final : public QObject {
 public:
  enum class None { Allowed, Refused };
  static void install(ChoiceStrip* strip, None none) { new LetterKeys(strip, none); }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() != QEvent::KeyPress) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    if (m_none == None::Allowed && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace)) {
      strip()->setValue(std::nullopt);
      emit strip()->chosen(-1);
      return true;
    }
    if (key->text().isEmpty() || (key->modifiers() & ~Qt::ShiftModifier) != 0 || !key->text().front().isLetter())
      return false;
    QList<QAbstractButton*> fitting;
    for (auto* button : buttons())
      if (button->text().startsWith(key->text(), Qt::CaseInsensitive)) fitting.append(button);
    if (fitting.isEmpty()) return false;
    // The same letter again goes on to the next that begins with it.
    qsizetype next = 0;
    for (qsizetype i = 0; i < fitting.size(); ++i)
      if (fitting[i]->isChecked()) next = (i + 1) % fitting.size();
    fitting[next]->setFocus(Qt::OtherFocusReason);
    fitting[next]->click();
    return true;
  }

 private:
  LetterKeys(ChoiceStrip* strip, None none) : QObject(strip), m_none(none) {
    for (auto* button : buttons()) button->installEventFilter(this);
  }
  [[nodiscard]] ChoiceStrip* strip() const { return static_cast<ChoiceStrip*>(parent()); }
  [[nodiscard]] QList<QAbstractButton*> buttons() const {
    return strip()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
  }

  None m_none;
};

}  // namespace waymark::ui
