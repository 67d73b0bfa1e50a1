// SPDX-License-Identifier: GPL-3.0-or-later
// The files of one finding, in its form: a list of them, and what can be done with the current one. The list is one
// Tab stop; Enter opens, Delete takes out.
#pragma once

#include <QWidget>
#include <vector>

#include "domain/evidence.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class AppState;
class AttachmentPreview;
class Button;
class DataTable;

class AttachmentModel final : public VectorModel<domain::Attachment> {
  Q_OBJECT
 public:
  explicit AttachmentModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Attachment& row) const override { return row.id.uuid; }
};

class AttachmentsField final : public QWidget {
  Q_OBJECT
 public:
  explicit AttachmentsField(AppState& state, QWidget* parent = nullptr);
  [[nodiscard]] const std::vector<domain::Attachment>& attachments() const;
  /// Without a signal. The current one stays, if it is still there.
  void setAttachments(std::vector<domain::Attachment> attachments);
  /// Files can be looked at and saved, and none added or taken out.
  void setReadOnly(const QString& reason);
  /// Goes to the button that saves a copy of one.
  void focusSaveCopy(const domain::AttachmentId& id);

 signals:
  void addAsked(const QStringList& files);
  void removeAsked(const waymark::domain::Attachment& attachment);
  void openAsked(const waymark::domain::Attachment& attachment);
  /// Another one is current, or its preview has come.
  void grew();
  void saveAsked(const waymark::domain::Attachment& attachment, const QString& file);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] const domain::Attachment* current() const;
  void chooseFiles();
  void chooseCopy();
  void remove();
  void showCurrent();

  AttachmentModel* m_model;
  DataTable* m_list;
  Button* m_add;
  Button* m_open;
  Button* m_save;
  Button* m_remove;
  AttachmentPreview* m_preview;
  QString m_readOnlyReason;
};

}  // namespace waymark::ui
