// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped on the Evidence page or pasted into it: files, a picture, text, web addresses. Who hears of it makes
// evidence of it. Fields of the form keep text for themselves.
#pragma once

#include <QImage>
#include <QObject>
#include <QStringList>
#include <filesystem>
#include <vector>

class QMimeData;
class QWidget;

namespace waymark::ui {

class DropHint;

struct Given {
  std::vector<std::filesystem::path> files;
  QStringList addresses;  // of the web
  QString text;
  QImage picture;
  [[nodiscard]] bool isEmpty() const {
    return files.empty() && addresses.isEmpty() && text.isEmpty() && picture.isNull();
  }
};
/// Files and addresses first, then text (a spreadsheet offers its cells as a picture too), then a picture.
Given givenBy(const QMimeData& data);

class EvidenceIntake final : public QObject {
  Q_OBJECT
 public:
  explicit EvidenceIntake(QWidget* page);
  /// Files and pictures go past this form's text fields to the page; `ownPaste` is a field that takes paths as text.
  void goPast(QWidget* form, const QWidget* ownPaste);
  /// What the hint says while something is dragged over the page.
  void setHint(const QString& hint);

 signals:
  void given(const waymark::ui::Given& what);
  /// Something was pasted that nothing can be made of.
  void nothingGiven();
  /// A drag has come in: setHint() now.
  void hintWanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool onPage(QEvent* event);
  static bool onField(QEvent* event);
  void paste();

  QWidget* m_page;
  DropHint* m_hint;
};

}  // namespace waymark::ui
