// SPDX-License-Identifier: GPL-3.0-or-later
// What Ctrl+K found as rows: a heading for each kind, its hits beneath. And how a row is painted.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <vector>

#include "app/search_index.h"

namespace waymark::ui {

/// "People", "Evidence".
QString headingOf(app::SearchKind kind);

struct FoundRow {
  enum class Sort { Heading, Hit, AllEvidence };
  Sort sort = Sort::Heading;
  app::SearchKind kind = app::SearchKind::Page;
  QString id;
  QString title;
  QString note;
  std::vector<std::pair<int, int>> marks;  // begin and length in the title
};

class FoundModel final : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;
  void show(const std::vector<app::SearchGroup>& groups);
  [[nodiscard]] const FoundRow& row(int at) const { return m_rows[static_cast<std::size_t>(at)]; }
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<FoundRow> m_rows;
};

class FoundDelegate final : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace waymark::ui
