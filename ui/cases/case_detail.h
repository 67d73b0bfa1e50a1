// SPDX-License-Identifier: GPL-3.0-or-later
// One tracked child in the detail panel, in parts: the child and the agreement, documents, people and meeting,
// chronology, findings, replacement. Shown only while the door is open.
#pragma once

#include <QWidget>

#include "cases/case_desk.h"

class QStackedWidget;

namespace waymark::ui {

class ChildForm;
class ChoiceStrip;
class ChronologyPart;
class DocumentsPart;
class FindingsPart;
class PeoplePart;
class ReplacingPart;

class CaseDetail final : public QWidget {
  Q_OBJECT
 public:
  enum Part { Child, Documents, People, Chronology, Findings, Replacing };
  explicit CaseDetail(CaseDesk& desk);
  ~CaseDetail() override;
  void show(const domain::TrackedChildId& id);
  void showPart(Part part);
  /// Brings what is shown up to date; nothing is shown of a child while the door is shut.
  void follow();
  /// The door shut: nothing that was opened stays in a field.
  void empty();
  void focusFirst();
  [[nodiscard]] DocumentsPart* documents() const { return m_documents; }

 signals:
  void replaced(const waymark::domain::TrackedChildId& by);

 private:
  void refresh(bool isOther);
  [[nodiscard]] std::vector<CasePart*> parts() const;

  CaseDesk& m_desk;
  ChoiceStrip* m_strip;
  QStackedWidget* m_stack;
  ChildForm* m_child;
  DocumentsPart* m_documents;
  PeoplePart* m_people;
  ChronologyPart* m_chronology;
  FindingsPart* m_findings;
  ReplacingPart* m_replacing;
};

}  // namespace waymark::ui
