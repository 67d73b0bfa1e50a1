// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/evidence_intake.h"

#include <QAbstractScrollArea>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QUrl>

#include "bridge/text.h"
#include "widgets/theme.h"

namespace waymark::ui {

/// Over the page while something is dragged: what letting go would do.
class DropHint final : public QWidget {
 public:
  explicit DropHint(QWidget* page) : QWidget(page) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
  }
  void setText(const QString& text) {
    m_text = text;
    setAccessibleName(text);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.color(Role::Window);
    veil.setAlpha(200);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(theme.color(Role::Accent), 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect().adjusted(kInside, kInside, -kInside, -kInside), kRadius, kRadius);
    painter.setFont(textFont(TextSize::Heading, TextWeight::Strong));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(rect().adjusted(kAround, kAround, -kAround, -kAround), Qt::AlignCenter | Qt::TextWordWrap, m_text);
  }

 private:
  QString m_text;
};

namespace {

/// Without fetching a picture, which may be large.
bool offersFiles(const QMimeData& data) {
  for (const auto& url : data.urls())
    if (url.isLocalFile()) return true;
  return data.hasImage() && data.text().trimmed().isEmpty();
}

bool isWebAddress(const QString& text) {
  return (text.startsWith(QLatin1String("https://")) || text.startsWith(QLatin1String("http://"))) &&
         !text.contains(QChar::Space) && !text.contains(u'\n');
}

}  // namespace

Given givenBy(const QMimeData& data) {
  Given given;
  for (const auto& url : data.urls()) {
    if (url.isLocalFile())
      given.files.push_back(pathFrom(url.toLocalFile()));
    else if (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"))
      given.addresses.append(url.toString(QUrl::FullyEncoded));
  }
  if (!given.isEmpty()) return given;
  const QString text = data.text();
  const QString trimmed = text.trimmed();
  if (isWebAddress(trimmed))
    given.addresses.append(trimmed);
  else if (!trimmed.isEmpty())
    given.text = text;
  else if (data.hasImage())
    given.picture = qvariant_cast<QImage>(data.imageData());
  return given;
}

EvidenceIntake::EvidenceIntake(QWidget* page) : QObject(page), m_page(page), m_hint(new DropHint(page)) {
  page->setAcceptDrops(true);
  page->installEventFilter(this);
  auto* keys = new QShortcut(QKeySequence(QKeySequence::Paste), page);
  keys->setContext(Qt::WidgetWithChildrenShortcut);
  connect(keys, &QShortcut::activated, this, &EvidenceIntake::paste);
}

void EvidenceIntake::goPast(QWidget* form, const QWidget* ownPaste) {
  for (auto* field : form->findChildren<QPlainTextEdit*>()) {
    field->installEventFilter(this);
    field->viewport()->installEventFilter(this);  // drags come to it
  }
  for (auto* field : form->findChildren<QLineEdit*>())
    if (ownPaste == nullptr || !ownPaste->isAncestorOf(field)) field->installEventFilter(this);
}

void EvidenceIntake::setHint(const QString& hint) {
  m_hint->setText(hint);
  m_hint->setGeometry(m_page->rect());
  m_hint->raise();
  m_hint->show();
}

bool EvidenceIntake::eventFilter(QObject* watched, QEvent* event) {
  return watched == m_page ? onPage(event) : onField(event);
}

bool EvidenceIntake::onPage(QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter: {
      auto* drag = static_cast<QDragEnterEvent*>(event);
      const auto* data = drag->mimeData();
      if (!data->hasUrls() && !data->hasText() && !data->hasImage()) return false;
      drag->setDropAction(Qt::CopyAction);  // never moved: the file stays where it was
      drag->accept();
      emit hintWanted();
      return true;
    }
    case QEvent::DragMove: {
      auto* drag = static_cast<QDragMoveEvent*>(event);
      drag->setDropAction(Qt::CopyAction);
      drag->accept();
      return true;
    }
    case QEvent::DragLeave:
      m_hint->hide();
      return true;
    case QEvent::Drop: {
      m_hint->hide();
      auto* drop = static_cast<QDropEvent*>(event);
      const auto what = givenBy(*drop->mimeData());
      if (what.isEmpty()) return false;
      drop->setDropAction(Qt::CopyAction);
      drop->accept();
      emit given(what);
      return true;
    }
    default:
      return false;
  }
}

bool EvidenceIntake::onField(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Paste)) {
    const auto* data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || !offersFiles(*data)) return false;
    event->ignore();  // the page's shortcut has it then
    return true;
  }
  const bool isDrag =
      event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop;
  if (isDrag && offersFiles(*static_cast<QDropEvent*>(event)->mimeData())) {
    event->ignore();
    return true;
  }
  return false;
}

void EvidenceIntake::paste() {
  const auto* data = QGuiApplication::clipboard()->mimeData();
  const auto what = data == nullptr ? Given() : givenBy(*data);
  if (what.isEmpty())
    emit nothingGiven();
  else
    emit given(what);
}

}  // namespace waymark::ui
