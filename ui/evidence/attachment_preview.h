// SPDX-License-Identifier: GPL-3.0-or-later
// A look at the current attachment under its list: pictures and PDF pages come from waymark-preview, text is read here.
// Nothing is read before it is seen, nothing on the window's thread, and moving on ends what is under way.
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "app/background.h"
#include "app/temporary_folder.h"
#include "preview/preview_process.h"
#include "shell/app_state.h"

class QLabel;
class QPlainTextEdit;
class QTimer;

namespace waymark::ui {

class Button;

/// A picture as wide as there is room; takes the keys that turn pages.
class PreviewPicture final : public QWidget {
  Q_OBJECT
 public:
  explicit PreviewPicture(QWidget* parent = nullptr);
  void setImage(const QImage& image);
  [[nodiscard]] const QImage& image() const { return m_image; }
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {40, heightForWidth(40)}; }

 signals:
  void turned(int pages);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QImage m_image;
};

class AttachmentPreview final : public QWidget {
  Q_OBJECT
 public:
  explicit AttachmentPreview(AppState& state, QWidget* parent = nullptr);
  ~AttachmentPreview() override;
  /// nullptr: there is none. The same again is left as it is.
  void show(const domain::Attachment* attachment);
  [[nodiscard]] bool isBusy() const;

 signals:
  /// Its height may have changed.
  void shown();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  enum class Kind { None, Picture, Pdf, Text };
  static Kind kindOf(const domain::Attachment& attachment);
  void begin();
  void onWritten(const std::filesystem::path& copy);
  void turnTo(int page);
  void readText();
  void take(const PreviewAnswer& answer);
  void say(const QString& sentence);
  void stop();
  [[nodiscard]] QString name() const;
  [[nodiscard]] QSize box() const;

  AppState& m_state;
  std::optional<domain::Attachment> m_attachment;
  Kind m_kind = Kind::None;
  bool m_isWanted = false;  // to be begun when it is seen
  bool m_isReading = false;
  app::JobId m_job = 0;
  std::optional<app::TemporaryFolder> m_folder;
  std::filesystem::path m_copy;
  int m_page = 1;
  int m_pages = 0;
  QTimer* m_soon;
  PreviewProcess* m_process;
  QLabel* m_note;
  PreviewPicture* m_picture;
  QPlainTextEdit* m_text;
  QWidget* m_pager;
  Button* m_previous;
  Button* m_next;
  QLabel* m_place;
  app::Background m_background;  // last, so that it ends first
};

}  // namespace waymark::ui
