// SPDX-License-Identifier: GPL-3.0-or-later
// A cell of two lines: what a row is, and beneath it, smaller, what goes with it. A pill stands on the second line.
// Used by the organisations of Partners and the earlier findings of Evidence.
#pragma once

#include "widgets/data_table.h"

namespace waymark::ui {

enum { SecondLineRole = Qt::UserRole + 32 };

class TwoLineDelegate final : public CellDelegate {
  Q_OBJECT
 public:
  TwoLineDelegate(TextWeight firstLine, QObject* parent) : CellDelegate(parent), m_firstLine(firstLine) {}

 protected:
  void paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index, const Theme& theme) const override;

 private:
  TextWeight m_firstLine;
};

}  // namespace waymark::ui
