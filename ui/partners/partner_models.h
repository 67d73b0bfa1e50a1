// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the Partners page: organisations, people, tasks owed, evidence given, the contact tree.
#pragma once

#include "domain/partnership.h"
#include "partners/contact_tree.h"
#include "partners/partner_words.h"
#include "widgets/table_model.h"
#include "widgets/two_line_delegate.h"

namespace waymark::ui {

struct OrganisationRow {
  domain::Partner partner;
  PartnerCounts counts;
};

/// The name with a second line of what it counts; the counts again, each in a column, where there is room.
class OrganisationModel final : public VectorModel<OrganisationRow> {
  Q_OBJECT
 public:
  enum ColumnId { Name, Kind, People, Findings, Criteria, Open, Late };
  explicit OrganisationModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const OrganisationRow& row) const override { return row.partner.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;
};

/// People of one organisation, or the contact tree: names are indented by their depth.
class PeopleModel final : public VectorModel<ContactRow> {
  Q_OBJECT
 public:
  enum class Kind { People, Tree };
  enum ColumnId { Name, JobTitle, Phone, Third, Deputy, Leave };  // Third: roles, or the organisation in the tree
  PeopleModel(AppState& state, Kind kind, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const ContactRow& row) const override { return row.person.uuid; }

 private:
  AppState& m_state;
  Kind m_kind;
};

/// Planned tasks that fall to an organisation's people.
class OwedModel final : public VectorModel<app::PlannedTask> {
  Q_OBJECT
 public:
  enum ColumnId { Due, Title, Owner, State };
  explicit OwedModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::PlannedTask& task) const override { return base::namedUuid(task.key); }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  AppState& m_state;
};

struct GivenRow {
  base::ShortCode criterion;
  int strengths = 0;
  int mixed = 0;
  int concerns = 0;
};

/// What an organisation's evidence says, by criterion.
class GivenModel final : public VectorModel<GivenRow> {
  Q_OBJECT
 public:
  enum ColumnId { Criterion, Strengths, Mixed, Concerns, All };
  explicit GivenModel(AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const GivenRow& row) const override { return base::namedUuid(row.criterion.text()); }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  [[nodiscard]] int number(int sourceRow, int column) const;
  AppState& m_state;
};

}  // namespace waymark::ui
