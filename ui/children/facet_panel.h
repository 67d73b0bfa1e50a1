// SPDX-License-Identifier: GPL-3.0-or-later
// The questions beside the list of children: tick answers, see how many children each has, find an answer by typing.
#pragma once

#include <QWidget>

#include "children/facet_model.h"

class QLineEdit;
class QTreeView;

namespace waymark::ui {

class FacetPanel final : public QWidget {
  Q_OBJECT
 public:
  explicit FacetPanel(QWidget* parent = nullptr);
  [[nodiscard]] FacetModel& model() const { return *m_model; }
  /// What was unfolded, and the answer where the focus is, stay where they are still there.
  void setRead(std::shared_ptr<const ReadCaseload> read, SharedFacets facets);
  void focusTree();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void unfold();
  void fit();

  FacetModel* m_model;
  QLineEdit* m_find;
  QTreeView* m_tree;
};

}  // namespace waymark::ui
