// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/choice.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QEvent>
#include <QPainter>
#include <QRadioButton>

#include "widgets/marks.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

/// How a choice or a chip looks; the button beneath keeps its own keyboard and accessible behaviour.
void paintChoice(const QAbstractButton& button, std::optional<Mark> mark, qreal radius) {
  const auto& theme = themeOf(&button);
  const bool on = button.isChecked();
  const bool enabled = button.isEnabled();
  QPainter painter(const_cast<QAbstractButton*>(&button));  // QPainter takes its device by non-const pointer
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  painter.setPen(QPen(theme.color(!enabled ? Role::Hairline : on ? Role::Accent : Role::Border), on ? 1.5 : 1));
  painter.setBrush(theme.color(on ? Role::AccentSoft : button.underMouse() && enabled ? Role::Hover : Role::Surface));
  painter.drawRoundedRect(frame, radius, radius);
  QFont font = button.font();
  if (on) font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  painter.setPen(theme.color(!enabled ? Role::Disabled : on ? Role::Accent : Role::Text));
  QRect text = button.rect().adjusted(12, 0, -12, 0);
  if (mark) {
    paintMark(painter, QRectF(text.left(), text.top(), 14, text.height()), *mark, theme);
    text.adjust(20, 0, 0, 0);
  }
  painter.drawText(text,
                   static_cast<int>(Qt::AlignVCenter | (mark ? Qt::AlignLeft : Qt::AlignHCenter)) | Qt::TextSingleLine,
                   button.text());
  if (button.hasFocus()) paintFocusRing(painter, button.rect(), theme, radius);
}

QSize choiceSize(const QAbstractButton& button, std::optional<Mark> mark) {
  QFont strong = button.font();
  strong.setWeight(QFont::DemiBold);  // so that choosing doesn't move the neighbours
  const QFontMetrics metrics(strong);
  return {metrics.horizontalAdvance(button.text()) + 26 + (mark ? 20 : 0),
          std::max(kControlHeight, metrics.height() + 12)};
}

class ChoiceButton final : public QRadioButton {
 public:
  ChoiceButton(const Choice& choice, QWidget* parent) : QRadioButton(choice.text, parent), m_mark(choice.mark) {
    setToolTip(choice.hint);
    setAccessibleDescription(choice.hint);
  }
  [[nodiscard]] QSize sizeHint() const override { return choiceSize(*this, m_mark); }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override { paintChoice(*this, m_mark, kRadius); }
  [[nodiscard]] bool hitButton(const QPoint& point) const override { return rect().contains(point); }

 private:
  std::optional<Mark> m_mark;
};

class ChipButton final : public QCheckBox {
 public:
  ChipButton(const Choice& choice, QWidget* parent) : QCheckBox(choice.text, parent), m_mark(choice.mark) {
    setToolTip(choice.hint);
    setAccessibleDescription(choice.hint);
  }
  [[nodiscard]] QSize sizeHint() const override {
    return {choiceSize(*this, m_mark).width(), std::max(28, fontMetrics().height() + 8)};
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override { paintChoice(*this, m_mark, 14); }
  [[nodiscard]] bool hitButton(const QPoint& point) const override { return rect().contains(point); }

 private:
  std::optional<Mark> m_mark;
};

}  // namespace

FlowBox::FlowBox(int horizontalGap, int verticalGap, QWidget* parent)
    : QWidget(parent), m_horizontalGap(horizontalGap), m_verticalGap(verticalGap) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);  // Fixed would be held to one line
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void FlowBox::add(QWidget* item) {
  const bool hiddenOnPurpose = item->isHidden() && item->testAttribute(Qt::WA_WState_ExplicitShowHide);
  item->setParent(this);
  if (!hiddenOnPurpose) item->show();
  m_items.push_back(item);
  updateGeometry();
}

void FlowBox::clear() {
  for (auto* item : m_items) item->deleteLater();
  m_items.clear();
  updateGeometry();
}

QSize FlowBox::sizeHint() const {
  int width = 0;
  for (const auto* item : m_items)
    if (!item->isHidden()) width += item->sizeHint().width() + m_horizontalGap;
  return {std::max(0, width - m_horizontalGap), heightForWidth(std::max(1, width))};
}

QSize FlowBox::minimumSizeHint() const {
  int width = 0;
  int height = 0;
  for (const auto* item : m_items) {
    if (item->isHidden()) continue;
    width = std::max(width, item->minimumSizeHint().width());
    height = std::max(height, item->sizeHint().height());
  }
  return {width, height};
}

int FlowBox::heightForWidth(int width) const {
  return flow(width, Placing::Measure);
}

void FlowBox::resizeEvent(QResizeEvent*) {
  flow(width(), Placing::Place);
}

bool FlowBox::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) {
    flow(width(), Placing::Place);
    updateGeometry();
  }
  return QWidget::event(event);
}

int FlowBox::flow(int width, Placing placing) const {
  int x = 0;
  int y = 0;
  int line = 0;
  for (auto* item : m_items) {
    if (item->isHidden()) continue;
    const QSize size = item->sizeHint();
    const int itemWidth = std::min(size.width(), std::max(width, 1));
    if (x > 0 && x + itemWidth > width) {
      x = 0;
      y += line + m_verticalGap;
      line = 0;
    }
    // What is narrower than it asked for may wrap in itself: a strip of choices within a row of strips.
    const bool wraps = itemWidth < size.width() && item->hasHeightForWidth();
    const int height = wraps ? item->heightForWidth(itemWidth) : size.height();
    if (placing == Placing::Place) item->setGeometry(x, y, itemWidth, height);
    x += itemWidth + m_horizontalGap;
    line = std::max(line, height);
  }
  return y + line;
}

ChoiceStrip::ChoiceStrip(const QString& accessibleName, std::vector<Choice> choices, QWidget* parent)
    : FlowBox(4, 4, parent), m_group(new QButtonGroup(this)) {
  setAccessibleName(accessibleName);
  for (const auto& choice : choices) {
    auto* button = new ChoiceButton(choice, this);
    button->setAccessibleName(accessibleName + QStringLiteral(": ") + choice.text);
    m_group->addButton(button, choice.value);
    add(button);
  }
  // clicked() comes from the mouse, Space and the arrow keys; not from setChecked().
  connect(m_group, &QButtonGroup::idClicked, this, &ChoiceStrip::chosen);
  if (!m_group->buttons().isEmpty()) setFocusProxy(m_group->buttons().first());
}

std::optional<int> ChoiceStrip::value() const {
  const int id = m_group->checkedId();
  return m_group->checkedButton() != nullptr ? std::optional(id) : std::nullopt;
}

void ChoiceStrip::setValue(std::optional<int> value) {
  m_group->setExclusive(false);
  for (auto* button : m_group->buttons()) button->setChecked(value && m_group->id(button) == *value);
  m_group->setExclusive(true);
  if (auto* checked = m_group->checkedButton()) setFocusProxy(checked);
}

ChipSet::ChipSet(const QString& accessibleName, std::vector<Choice> choices, QWidget* parent) : FlowBox(6, 6, parent) {
  setAccessibleName(accessibleName);
  setChoices(std::move(choices));
}

void ChipSet::setChoices(std::vector<Choice> choices) {
  clear();
  m_chips.clear();
  for (const auto& choice : choices) {
    auto* chip = new ChipButton(choice, this);
    chip->setAccessibleName(accessibleName() + QStringLiteral(": ") + choice.text);
    m_chips.push_back({chip, choice.value});
    add(chip);
    connect(chip, &QAbstractButton::clicked, this, &ChipSet::changed);
  }
  setFocusProxy(m_chips.empty() ? nullptr : m_chips.front().button);
}

std::vector<int> ChipSet::values() const {
  std::vector<int> out;
  for (const auto& chip : m_chips)
    if (chip.button->isChecked()) out.push_back(chip.value);
  return out;
}

void ChipSet::setValues(const std::vector<int>& values) {
  for (const auto& chip : m_chips) chip.button->setChecked(std::ranges::find(values, chip.value) != values.end());
}

}  // namespace waymark::ui
