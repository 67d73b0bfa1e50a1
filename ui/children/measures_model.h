// SPDX-License-Identifier: GPL-3.0-or-later
// The partnership's own measures as a list, each with its months as a line; and the rows of an import before it happens.
#pragma once

#include <QPointF>
#include <memory>

#include "app/measure_import.h"
#include "app/measures.h"
#include "shell/app_state.h"
#include "widgets/data_table.h"
#include "widgets/table_model.h"

namespace waymark::ui {

/// A measure's months on a line: a new piece begins where a month has no figure. Scaled from the lowest to the highest,
/// since it shows a way and not an amount; a month's width is the same whatever is missing.
struct SparklineGeometry {
  std::vector<std::vector<QPointF>> pieces;
  std::optional<double> target;  // y, where it lies within
};
SparklineGeometry sparklineGeometry(const app::MeasureSeries& series, QSizeF size);

/// "From 30 in September 2025 to 24.5 in October 2026, lowest 24, highest 31; 12 months".
QString seriesWords(const app::MeasureSeries& series);

class MeasuresModel final : public VectorModel<app::MeasureSeries> {
  Q_OBJECT
 public:
  enum ColumnPlace { Title, Line, Latest, Month, Target, Better, Owner, Provider, Pathway, Criteria };
  explicit MeasuresModel(const AppState& state, QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::MeasureSeries& row) const override { return row.measure.value.id.uuid; }
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  const AppState& m_state;
};

/// Paints the line of a measure.
class SparklineDelegate final : public CellDelegate {
  Q_OBJECT
 public:
  using CellDelegate::CellDelegate;

 protected:
  void paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) const override;
};

class MeasureImportModel final : public VectorModel<app::MeasureImportRow> {
  Q_OBJECT
 public:
  enum ColumnPlace { Row, Fate, Measure, Month, Value, Words };
  explicit MeasureImportModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid rowId(const app::MeasureImportRow& row) const override;
};

QString directionWords(domain::MeasureDirection better);

}  // namespace waymark::ui
