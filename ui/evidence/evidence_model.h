// SPDX-License-Identifier: GPL-3.0-or-later
// The evidence list as a table: one finding a row, what it refers to in words, typed sorting, filters that combine.
#pragma once

#include <optional>

#include "domain/evidence.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

class QTimer;

namespace waymark::ui {

/// What the chips ask for. Everything that is set must hold.
struct EvidenceFilter {
  std::optional<base::ShortCode> criterion;  // first, or one it also bears on
  std::optional<domain::Finding> finding;
  std::optional<domain::SourceKind> source;
  std::optional<domain::ReviewState> review;
  std::optional<domain::PartnerId> partner;
  std::optional<domain::Service> service;
  std::optional<domain::AgePhase> agePhase;
  std::optional<domain::EarlierFindingId> earlierFinding;  // linked to it
  std::optional<domain::PriorityId> priority;              // likewise
  bool withoutSource = false;    // not stated
  bool withoutService = false;   // likewise
  bool withoutAgePhase = false;  // likewise
  bool overdue = false;          // review-by date has passed
  bool operator==(const EvidenceFilter&) const = default;

  [[nodiscard]] bool isEmpty() const { return *this == EvidenceFilter{}; }
  [[nodiscard]] bool passes(const domain::Evidence& evidence, base::Day today) const;
};

class EvidenceModel final : public VectorModel<domain::Stored<domain::Evidence>> {
  Q_OBJECT
 public:
  enum ColumnId { Summary, Finding, Criterion, Source, Weight, Partner, GivenBy, Covers, Review, ReviewBy };

  explicit EvidenceModel(AppState& state, QObject* parent = nullptr);

  void setFilter(const EvidenceFilter& filter);
  [[nodiscard]] const EvidenceFilter& filter() const { return m_filter; }
  /// Of the rows that are shown.
  [[nodiscard]] int acceptedCount() const;

 signals:
  /// The rows shown, or what they hold, changed.
  void countsChanged();

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;
  [[nodiscard]] base::Uuid rowId(const domain::Stored<domain::Evidence>& row) const override {
    return row.value.id.uuid;
  }

 private:
  void load();
  void follow(const domain::ChangeSet& changes);
  void warm();
  [[nodiscard]] std::string madeSearchText(int sourceRow) const;
  [[nodiscard]] QString text(const domain::Evidence& evidence, int column) const;

  AppState& m_state;
  EvidenceFilter m_filter;
  // Search texts are folded in the background of the event loop, so that the first key isn't slower than the others.
  mutable std::vector<std::string> m_folded;
  int m_warmed = 0;
  QTimer* m_warmer;
};

}  // namespace waymark::ui
