// SPDX-License-Identifier: GPL-3.0-or-later
// Points from keeping in touch, concerns about a child and the log of who came in, as lists: codes, states and days;
// the words while the door is open.
#pragma once

#include "app/confidential.h"
#include "shell/app_state.h"
#include "widgets/table_model.h"

namespace waymark::ui {

struct PointRow {
  domain::InspectionPoint point;
  app::SealedTexts texts;  // empty while the door is shut
  bool isEvidence = false;
};
struct ConcernRow {
  domain::Concern concern;
  app::SealedTexts texts;
};
std::vector<PointRow> pointRows(AppState& state);
/// Open ones first, the most pressing before the others.
std::vector<ConcernRow> concernRows(AppState& state);

/// One of the words of a point or concern; "" where there is none.
QString touchText(const app::SealedTexts& texts, const char* name);
QString pointKindWord(domain::PointKind kind);
QString pointStateWord(domain::PointState state);
QString concernOriginWord(domain::ConcernOrigin origin);
QString concernStateWord(domain::ConcernState state);

class PointModel final : public VectorModel<PointRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Code, Day, Kind, State, What, By, Criteria, Answer, Owner, Due, Became };
  explicit PointModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const PointRow& row) const override { return row.point.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
};

class ConcernModel final : public VectorModel<ConcernRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Code, Case, Received, Origin, State, What, By, Due, Owner };
  explicit ConcernModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const ConcernRow& row) const override { return row.concern.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;

 private:
  const AppState& m_state;
};

/// An entry of the log on one part.
struct OpeningRow {
  domain::RestrictedPart part = domain::RestrictedPart::TrackedChildren;
  domain::IdentityAccess access;
};

class OpeningModel final : public VectorModel<OpeningRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { When, Account, Part, What };
  explicit OpeningModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const OpeningRow& row) const override { return row.access.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
};

}  // namespace waymark::ui
