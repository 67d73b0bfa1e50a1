// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a tracked child by agency, against the framework's checklist: their states and days, and the
// originals, which lie under the seal and leave only one by one, logged.
#pragma once

#include "cases/case_part_models.h"
#include "cases/record_part.h"

namespace waymark::ui {

struct DocumentForm;

class DocumentsPart final : public RecordPart {
  Q_OBJECT
 public:
  explicit DocumentsPart(CaseDesk& desk);
  void empty() override;
  /// The document that is open takes this file as its original: its bytes as they are, under the seal.
  void attach(const QString& file);
  /// Writes the original of the document that is open to a file that isn't there, logged before.
  void giveOut(const QString& file);

 signals:
  /// attach() or giveOut() is over.
  void finished();

 protected:
  void fillRows() override;
  [[nodiscard]] std::optional<base::Result<app::SealedTexts>> openedWords(const base::Uuid& id) const override;
  void fillForm(const base::Uuid& id, const app::SealedTexts& words, bool isOther) override;
  void fillNew() override;
  [[nodiscard]] std::optional<domain::ChangeSet> edit(const base::Uuid& id) override;
  void save() override;
  void remove() override;

 private:
  DocumentsPart(CaseDesk& desk, DocumentModel* model, DocumentForm* form);
  [[nodiscard]] std::vector<app::CaseDocumentLine> lines() const;
  [[nodiscard]] std::optional<app::CaseDocumentLine> lineOf(const base::Uuid& id) const;
  /// Says what is wrong with a document's own title at its field.
  bool isTitleRight();
  void askFile(bool gives);

  DocumentModel* m_model;
  DocumentForm* m_form;
};

}  // namespace waymark::ui
