// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attachment_preview.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/attachments.h"
#include "bridge/text.h"
#include "evidence/attachment_opener.h"
#include "evidence/attachment_words.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kRest = 200;  // milliseconds that a selection rests before its file is fetched
constexpr std::int64_t kLargestPreviewed = 64LL << 20;
constexpr qint64 kTextRead = 64 * 1024;
constexpr int kLinesOfText = 12;
constexpr int kTallest = 560;

}  // namespace

PreviewPicture::PreviewPicture(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void PreviewPicture::setImage(const QImage& image) {
  m_image = image;
  updateGeometry();
  update();
}

int PreviewPicture::heightForWidth(int width) const {
  if (m_image.isNull()) return 0;
  const int shown = std::min(width, static_cast<int>(std::ceil(m_image.width() / devicePixelRatioF())));
  return std::clamp(static_cast<int>(std::lround(static_cast<double>(shown) * m_image.height() / m_image.width())), 1,
                    kTallest);
}

QSize PreviewPicture::sizeHint() const {
  const int width = std::max(40, static_cast<int>(m_image.width() / devicePixelRatioF()));
  return {width, heightForWidth(width)};
}

void PreviewPicture::paintEvent(QPaintEvent*) {
  if (m_image.isNull()) return;
  const Theme& theme = themeOf(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QSizeF natural = QSizeF(m_image.size()) / devicePixelRatioF();
  const QSizeF shown = natural.width() <= width() && natural.height() <= height()
                           ? natural
                           : natural.scaled(size(), Qt::KeepAspectRatio);
  const QRectF place(QPointF(0, 0), shown);
  painter.drawImage(place, m_image);
  painter.setPen(theme.color(Role::Hairline));
  painter.drawRect(place.adjusted(0, 0, -1, -1));
  if (hasFocus()) paintFocusRing(painter, place, theme, 0);
}

void PreviewPicture::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_PageDown:
      emit turned(1);
      return;
    case Qt::Key_PageUp:
      emit turned(-1);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

AttachmentPreview::AttachmentPreview(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_soon(new QTimer(this)),
      m_process(new PreviewProcess(this)),
      m_note(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_picture(new PreviewPicture),
      m_text(new QPlainTextEdit),
      m_pager(new QWidget),
      m_previous(makeIconButton("chevron-left", tr("Previous page (Page Up)"))),
      m_next(makeIconButton("chevron-right", tr("Next page (Page Down)"))),
      m_place(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_soon->setSingleShot(true);
  m_soon->setInterval(kRest);
  m_text->setReadOnly(true);
  m_text->setTabChangesFocus(true);
  m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
  m_text->setFixedHeight(kLinesOfText * m_text->fontMetrics().lineSpacing() + 2 * kInside);
  m_text->setUndoRedoEnabled(false);
  auto* pager = new QHBoxLayout(m_pager);
  pager->setContentsMargins(0, 0, 0, 0);
  pager->setSpacing(kInside);
  pager->addWidget(m_previous);
  pager->addWidget(m_next);
  pager->addWidget(m_place, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  column->addWidget(m_note);
  column->addWidget(m_picture);
  column->addWidget(m_text);
  column->addWidget(m_pager);
  connect(m_soon, &QTimer::timeout, this, &AttachmentPreview::begin);
  connect(m_previous, &QPushButton::clicked, this, [this] { turnTo(m_page - 1); });
  connect(m_next, &QPushButton::clicked, this, [this] { turnTo(m_page + 1); });
  connect(m_picture, &PreviewPicture::turned, this, [this](int pages) { turnTo(m_page + pages); });
  connect(m_process, &PreviewProcess::answered, this, &AttachmentPreview::take);
  connect(m_process, &PreviewProcess::missing, this,
          [this] { say(tr("There is no preview: waymark-preview isn't beside the program. Open shows the file.")); });
  connect(&m_state, &AppState::fileWritten, this, [this](const app::FileWritten& event) {
    if (m_job != 0 && event.job == m_job) onWritten(event.file);
  });
  connect(&m_state, &AppState::fileFailed, this, [this](app::JobId job, const base::Error& error) {
    if (m_job == 0 || job != m_job) return;
    m_job = 0;
    say(notOpened(name(), error));
  });
  stop();
}

AttachmentPreview::~AttachmentPreview() = default;

QString AttachmentPreview::name() const {
  return m_attachment ? toQt(m_attachment->name) : QString();
}

bool AttachmentPreview::isBusy() const {
  return m_isWanted || m_job != 0 || m_process->isRunning() || m_isReading;
}

AttachmentPreview::Kind AttachmentPreview::kindOf(const domain::Attachment& attachment) {
  const auto& type = attachment.mediaType;
  if (type == "application/pdf") return Kind::Pdf;
  if (type.starts_with("image/")) return Kind::Picture;
  const bool isText = (type.starts_with("text/") && type != "text/html") || type == "application/json" ||
                      type == "application/xml" || type == "message/rfc822";
  return isText ? Kind::Text : Kind::None;
}

void AttachmentPreview::stop() {
  m_soon->stop();
  if (const auto job = std::exchange(m_job, 0); job != 0) m_state.cancel(job);
  m_process->cancel();
  m_background.cancel("text");
  m_isReading = false;
  m_isWanted = false;
  m_pages = 0;
  m_page = 1;
  std::error_code ignored;
  if (!m_copy.empty()) std::filesystem::remove(m_copy, ignored);
  m_copy.clear();
  m_picture->setImage({});
  m_text->clear();
  for (QWidget* part :
       {static_cast<QWidget*>(m_note), static_cast<QWidget*>(m_picture), static_cast<QWidget*>(m_text), m_pager})
    part->hide();
}

void AttachmentPreview::show(const domain::Attachment* attachment) {
  if (attachment != nullptr ? m_attachment == *attachment : !m_attachment) return;
  stop();
  if (attachment == nullptr) {
    m_attachment.reset();
    return;
  }
  m_attachment = *attachment;
  m_kind = kindOf(*attachment);
  if (m_kind == Kind::None) {
    say(tr("There is no preview of this kind of file."));
  } else if (attachment->bytes > kLargestPreviewed) {
    say(tr("It is too large for a preview (%1). Open shows it.").arg(sizeText(attachment->bytes)));
  } else {
    say(tr("Looking at it…"));
    m_isWanted = true;  // once it is painted
  }
}

void AttachmentPreview::paintEvent(QPaintEvent*) {
  if (m_isWanted && !m_soon->isActive()) m_soon->start();
}

void AttachmentPreview::say(const QString& sentence) {
  m_picture->hide();
  m_text->hide();
  m_pager->hide();
  m_note->setText(sentence);
  m_note->show();
}

void AttachmentPreview::begin() {
  m_isWanted = false;
  if (!m_folder) {
    auto made = app::TemporaryFolder::make(temporaryPlace());
    if (!made) {
      say(notOpened(name(), made.error()));
      return;
    }
    m_folder.emplace(std::move(*made));
  }
  // The ending tells a decoder what to expect; what else is in a name stays out of it.
  const auto ending = std::filesystem::path(app::safeFileName(m_attachment->name)).extension().string();
  m_copy = m_folder->path() / ("preview" + ending);
  m_job = m_state.exportFile({}, m_attachment->sha256,
                             {m_copy, app::ExportTo::Existing::Replace, app::ExportTo::Rights::ReadOnly});
}

void AttachmentPreview::onWritten(const std::filesystem::path&) {
  m_job = 0;
  if (m_kind == Kind::Text)
    readText();
  else
    m_process->start(m_kind == Kind::Pdf ? PreviewProcess::Kind::Pdf : PreviewProcess::Kind::Picture, pathText(m_copy),
                     m_page, box());
}

QSize AttachmentPreview::box() const {
  const auto ratio = devicePixelRatioF();
  return {static_cast<int>(width() * ratio), static_cast<int>(kTallest * ratio)};
}

void AttachmentPreview::turnTo(int page) {
  if (m_kind != Kind::Pdf || page < 1 || page > m_pages || page == m_page) return;
  m_page = page;
  m_process->start(PreviewProcess::Kind::Pdf, pathText(m_copy), m_page, box());
}

void AttachmentPreview::readText() {
  struct Read {
    std::optional<std::string> text;
    bool isCut = false;
  };
  m_isReading = true;
  m_background.run(
      "text",
      [file = pathText(m_copy)](const std::stop_token&) {
        QFile source(file);
        if (!source.open(QIODevice::ReadOnly)) return Read{};
        const QByteArray bytes = source.read(kTextRead);
        const bool isCut = source.size() > bytes.size();
        return Read{app::previewText({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                     isCut ? app::TextEnd::Cut : app::TextEnd::Whole),
                    isCut};
      },
      [this](const Read& read) {
        m_isReading = false;
        if (!read.text) {
          say(tr("“%1” isn't text, or is damaged, so there is no preview. It is as it was; Open or Save a copy… and "
                 "see "
                 "what another program makes of it.")
                  .arg(name()));
          return;
        }
        m_text->setPlainText(toQt(*read.text));
        m_text->setAccessibleName(tr("Preview of %1").arg(name()));
        m_note->setVisible(read.isCut);
        m_note->setText(tr("The first %1 of %2.").arg(sizeText(kTextRead), sizeText(m_attachment->bytes)));
        m_text->show();
        emit shown();
      });
}

void AttachmentPreview::take(const PreviewAnswer& answer) {
  switch (answer.state) {
    case PreviewAnswer::State::Broken:
      say(tr("“%1” can't be shown: it is damaged, or not what its name says. It is as it was; Open or Save a copy… and "
             "see what another program makes of it.")
              .arg(name()));
      return;
    case PreviewAnswer::State::Locked:
      say(tr("“%1” asks for a password, so there is no preview. Open shows it.").arg(name()));
      return;
    case PreviewAnswer::State::TooLarge:
      say(tr("“%1” would take too much memory or time for a preview. Open shows it.").arg(name()));
      return;
    case PreviewAnswer::State::Unknown:
      say(tr("There is no preview of this kind of picture. Open shows it."));
      return;
    case PreviewAnswer::State::Shown:
      break;
  }
  m_note->hide();
  m_pages = answer.pages;
  m_picture->setImage(answer.image);
  const QString place = tr("Page %L1 of %L2").arg(m_page).arg(m_pages);
  m_picture->setAccessibleName(m_kind == Kind::Pdf ? tr("Preview of %1: %2").arg(name(), place)
                                                   : tr("Preview of %1").arg(name()));
  m_picture->setAccessibleDescription(answer.text);
  m_picture->show();
  m_place->setText(place);
  // A button that goes grey would let the focus go astray.
  if ((m_previous->hasFocus() && m_page == 1) || (m_next->hasFocus() && m_page == m_pages))
    m_picture->setFocus(Qt::OtherFocusReason);
  m_previous->setEnabled(m_page > 1);
  m_next->setEnabled(m_page < m_pages);
  m_pager->setVisible(m_pages > 1);
  emit shown();
}

bool AttachmentPreview::event(QEvent* event) {
  if (event->type() != QEvent::User) return QWidget::event(event);
  m_background.deliver();
  return true;
}

}  // namespace waymark::ui
