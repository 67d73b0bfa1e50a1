// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attachments_field.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/text.h"
#include "evidence/attachment_preview.h"
#include "evidence/attachment_words.h"
#include "widgets/button.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

namespace {

constexpr int kTwoLinesOfAFile = 46;
constexpr int kRowsSeen = 4;

}  // namespace

AttachmentModel::AttachmentModel(QObject* parent)
    : VectorModel(named({{tr("Attachment"), 160}}, {"attachment"}), parent) {}

QVariant AttachmentModel::cell(int sourceRow, int, int role) const {
  const auto& attachment = at(sourceRow);
  switch (role) {
    case Qt::DisplayRole:
      return toQt(attachment.name);
    case SecondLineRole:
      return aboutText(attachment);
    case Qt::AccessibleTextRole:
      return tr("%1, %2").arg(toQt(attachment.name), aboutText(attachment));
    case Qt::ToolTipRole:
      return QString(toQt(attachment.name) + u'\n' + aboutText(attachment));
    default:
      return {};
  }
}

AttachmentsField::AttachmentsField(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_model(new AttachmentModel(this)),
      m_list(new DataTable(tr("Attachments"))),
      m_add(new Button(ButtonKind::Secondary, "add", tr("Add…"))),
      m_open(new Button(ButtonKind::Quiet, "external", tr("Open"))),
      m_save(new Button(ButtonKind::Quiet, "copy", tr("Save a copy…"))),
      m_remove(new Button(ButtonKind::Quiet, "trash", tr("Remove"))),
      m_preview(new AttachmentPreview(state)) {
  m_list->setObjectName(QStringLiteral("attachments"));
  m_list->setTableModel(m_model, 0);
  m_list->setItemDelegate(new TwoLineDelegate(TextWeight::Regular, m_list));
  m_list->setSelectionMode(QAbstractItemView::SingleSelection);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->horizontalHeader()->hide();
  m_list->verticalHeader()->setDefaultSectionSize(std::max(kTwoLinesOfAFile, fontMetrics().height() * 2 + 14));
  m_add->setToolTip(tr("Copy files into the workspace, up to 250 MB each"));
  m_open->setToolTip(tr("Open a read-only copy with this computer's program (Enter)"));
  m_remove->setToolTip(tr("Take it out of this finding (Delete). Ctrl+Z brings it back"));
  auto* buttons = new FlowBox(0, 4);
  for (auto* button : {m_open, m_save, m_remove}) buttons->add(button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_list);
  column->addWidget(buttons);
  column->addWidget(m_preview);
  column->addWidget(m_add, 0, Qt::AlignLeft);
  connect(m_add, &QPushButton::clicked, this, &AttachmentsField::chooseFiles);
  connect(m_save, &QPushButton::clicked, this, &AttachmentsField::chooseCopy);
  connect(m_remove, &QPushButton::clicked, this, &AttachmentsField::remove);
  const auto open = [this] {
    if (const auto* attachment = current()) emit openAsked(*attachment);
  };
  connect(m_open, &QPushButton::clicked, this, open);
  connect(m_list, &DataTable::opened, this, open);
  connect(m_list, &DataTable::currentIdChanged, this, &AttachmentsField::showCurrent);
  connect(m_preview, &AttachmentPreview::shown, this, &AttachmentsField::grew);
  showCurrent();
}

const std::vector<domain::Attachment>& AttachmentsField::attachments() const {
  return m_model->rows();
}

const domain::Attachment* AttachmentsField::current() const {
  const int row = m_model->find(m_list->currentId());
  return row < 0 ? nullptr : &m_model->at(row);
}

void AttachmentsField::setAttachments(std::vector<domain::Attachment> attachments) {
  if (attachments == m_model->rows()) return;
  const int row = std::max(0, m_list->currentIndex().row());
  const auto kept = m_list->currentId();
  const bool hadFocus = m_list->hasFocus();
  m_model->setRows(std::move(attachments));
  if (m_model->find(kept) >= 0)
    m_list->setCurrentId(kept);
  else if (m_model->shownCount() > 0)
    m_list->setCurrentId(m_model->idAt(std::min(row, m_model->shownCount() - 1)));
  showCurrent();
  if (hadFocus && m_model->shownCount() == 0) m_add->setFocus(Qt::OtherFocusReason);
}

void AttachmentsField::showCurrent() {
  const int count = m_model->shownCount();
  m_list->setVisible(count > 0);
  m_list->setFixedHeight(std::min(count, kRowsSeen) * m_list->verticalHeader()->defaultSectionSize() +
                         2 * m_list->frameWidth());
  const bool any = current() != nullptr;
  m_open->parentWidget()->setVisible(any);
  m_add->setEnabled(m_readOnlyReason.isEmpty());
  m_remove->setEnabled(m_readOnlyReason.isEmpty());
  const QString name = any ? toQt(current()->name) : QString();
  m_open->setAccessibleName(tr("Open %1").arg(name));
  m_save->setAccessibleName(tr("Save a copy of %1").arg(name));
  m_remove->setAccessibleName(tr("Remove %1").arg(name));
  m_add->setAccessibleName(tr("Add attachments"));
  m_preview->setVisible(any);
  m_preview->show(current());
  emit grew();
}

void AttachmentsField::setReadOnly(const QString& reason) {
  m_readOnlyReason = reason;
  showCurrent();
}

void AttachmentsField::focusSaveCopy(const domain::AttachmentId& id) {
  if (m_model->find(id.uuid) < 0) return;
  m_list->setCurrentId(id.uuid);
  m_save->setFocus(Qt::OtherFocusReason);
}

void AttachmentsField::chooseFiles() {
  auto* dialog = new QFileDialog(this, tr("Add attachments"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  connect(dialog, &QFileDialog::filesSelected, this, &AttachmentsField::addAsked);
  dialog->open();
}

void AttachmentsField::chooseCopy() {
  const auto* attachment = current();
  if (attachment == nullptr) return;
  auto* dialog = new QFileDialog(this, tr("Save a copy of %1").arg(toQt(attachment->name)),
                                 QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->selectFile(toQt(attachment->name));
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, chosen = *attachment](const QString& file) { emit saveAsked(chosen, file); });
  dialog->open();
}

void AttachmentsField::remove() {
  if (!m_readOnlyReason.isEmpty()) return;
  if (const auto* attachment = current()) {
    const auto chosen = *attachment;
    m_list->setFocus(Qt::OtherFocusReason);  // the button may go with it
    emit removeAsked(chosen);
  }
}

void AttachmentsField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && m_list->hasFocus()) {
    remove();
    return;
  }
  QWidget::keyPressEvent(event);
}

}  // namespace waymark::ui
