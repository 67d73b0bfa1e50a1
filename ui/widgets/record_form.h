// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one record in the detail panel: the fields scroll, the buttons stay. A stored record is written field by
// field as each is left; a new one when it is saved. Used by Partners and by Evidence.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace waymark::ui {

class FormRow;

class RecordForm : public QWidget {
  Q_OBJECT
 public:
  enum class Mode { New, Edit };
  ~RecordForm() override;
  [[nodiscard]] Mode mode() const { return m_mode; }
  void setMode(Mode mode);
  void setReadOnlyReason(const QString& reason);
  virtual void focusFirst() = 0;
  /// Above the buttons, with the keyboard's focus on keeping it: what else goes when it goes. The answer, if it is to
  /// go, is removeConfirmed().
  void askBeforeRemoving(const QString& sentence, const QString& confirm);

 signals:
  /// Edit: a field was left with another value.
  void edited();
  void saveAsked();
  void removeAsked();
  void removeConfirmed();

 protected:
  RecordForm(const QString& name, const QString& removeText, QWidget* parent);
  /// A labelled field under the ones before; leaving it with another value says edited().
  FormRow* add(const QString& label, QWidget* field, const QString& hint = {});
  /// Anything else, across the form.
  void addPart(QWidget* part);
  void onField();

 private:
  Mode m_mode = Mode::New;
  QWidget* m_fields;
  QVBoxLayout* m_column;
  QLabel* m_readOnly;
  QPushButton* m_save;
  QPushButton* m_remove;
  QWidget* m_question;
  QLabel* m_asked;
  QPushButton* m_keep;
  QPushButton* m_confirm;
};

}  // namespace waymark::ui
