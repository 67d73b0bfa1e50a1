// SPDX-License-Identifier: GPL-3.0-or-later
// What moving the workspace to another version of its framework would touch, said before it is done; part of Settings.
#pragma once

#include <QWidget>
#include <memory>

#include "app/move_pack.h"
#include "shell/page.h"
#include "widgets/table_model.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace waymark::ui {

class Button;
class ChoiceStrip;
class DataTable;
class PageHeader;

struct MoveRow {
  int number = 0;
  QString part;
  app::RowUse use;
};

class MoveModel final : public VectorModel<MoveRow> {
  Q_OBJECT
 public:
  enum Column { Part, Fate, Before, After, Uses };
  explicit MoveModel(QObject* parent = nullptr);
  /// Rows of one fate; nothing: all that change or have something on them.
  void showOnly(std::optional<framework::RowFate> fate);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const MoveRow& row) const override;
};

class MoveView final : public QWidget {
  Q_OBJECT
 public:
  MoveView(AppState& state, Navigator& navigator, QWidget* parent = nullptr);
  /// False, with a sentence in the message bar, where that version can't be read.
  bool open(const std::string& id, const std::string& version);
  void setFilter(const QString& text);

 signals:
  void finished();

 private:
  void preview();
  void askPlaces();
  void move();

  AppState& m_state;
  Navigator& m_navigator;
  std::shared_ptr<const framework::Pack> m_to;
  framework::IdMap m_map;
  MoveModel* m_model;
  PageHeader* m_header;
  QLabel* m_words;
  QWidget* m_places;
  QVBoxLayout* m_placeRows;
  ChoiceStrip* m_which;
  DataTable* m_table;
  Button* m_move;
  Button* m_cancel;
};

}  // namespace waymark::ui
