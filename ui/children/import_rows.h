// SPDX-License-Identifier: GPL-3.0-or-later
// What importing lists shows before anything is kept: which column is which, what must be known of the reading, and what
// would change. Used by ui/children/import_view.
#pragma once

#include <memory>

#include "app/list_check.h"
#include "app/list_compare.h"
#include "app/list_join.h"
#include "widgets/table_model.h"

namespace waymark::ui {

class AppState;

/// A sheet's column, or a column of the list that no header stands for.
struct ColumnRow {
  std::size_t table = 0;            // in ReadLists::tables
  std::optional<std::size_t> join;  // in ReadJoined::joined, of an extract that is joined on
  QString sheet;                    // the list's title, and the sheet where files have several
  std::optional<std::uint32_t> place;
  std::string header;
  lists::Match match = lists::Match::None;
  std::optional<std::size_t> column;  // in Definition::columns
  std::optional<std::size_t> perhaps;
  bool isSecond = false;  // of a column that was read already
};
std::vector<ColumnRow> columnRows(const lists::Definition& definition, const app::ReadJoined& all);

class ColumnModel final : public VectorModel<ColumnRow> {
  Q_OBJECT
 public:
  enum Column { List, Place, Header, GoesTo, How };
  explicit ColumnModel(QObject* parent = nullptr);
  void show(std::shared_ptr<const lists::Definition> definition, std::vector<ColumnRow> rows);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const ColumnRow& row) const override;

 private:
  std::shared_ptr<const lists::Definition> m_definition;
};

/// One thing to know before importing: of a sheet as a whole, or of a cell that couldn't be read.
struct NoteRow {
  QString where;   // "Sheet “SEN”, row 12, column F"
  QString column;  // the list's column; "" of a sheet
  QString what;
  std::size_t number = 0;
};
/// `isKept`: the lists are here already, only what is joined onto them was read.
std::vector<NoteRow> noteRows(const lists::Definition& definition, const app::ReadJoined& all, bool isKept = false);
/// A remark's sentence, translated.
QString remarkWords(const app::ListRemark& remark);

class NoteModel final : public VectorModel<NoteRow> {
  Q_OBJECT
 public:
  enum Column { Where, OfColumn, What };
  explicit NoteModel(QObject* parent = nullptr);

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] base::Uuid rowId(const NoteRow& row) const override;
};

/// The lists that were read against those that are there, in the order of ReadLists::tables.
using ListPreviews = std::vector<app::ListPreview>;

/// What an import would change, row by row and field by field. Texts are made when they are seen: a first import has
/// as many rows as there are children.
class ChangeModel final : public TableModel {
  Q_OBJECT
 public:
  enum Column { What, Child, Row, OfList, Field, Was, Now };
  enum class Kind { Added, Gone, Changed };

  explicit ChangeModel(AppState& state, QObject* parent = nullptr);
  void show(std::shared_ptr<const lists::Definition> definition, std::shared_ptr<const app::ReadLists> read,
            std::shared_ptr<const ListPreviews> previews);
  void clear();
  void showOnly(Kind kind);
  [[nodiscard]] int sourceCount() const override { return static_cast<int>(m_entries.size()); }

 protected:
  [[nodiscard]] QVariant cell(int sourceRow, int column, int role) const override;
  [[nodiscard]] base::Uuid idOf(int sourceRow) const override;
  [[nodiscard]] bool less(int sourceA, int sourceB, int column) const override;
  [[nodiscard]] std::string searchText(int sourceRow) const override;

 private:
  struct Entry {
    Kind kind;
    bool isAgain;  // of a child with several rows
    std::uint32_t list;
    std::uint32_t before;
    std::uint32_t after;
    std::size_t column;  // of a change
  };
  [[nodiscard]] QString text(const Entry& entry, int column) const;
  /// "" of a child that isn't known yet.
  [[nodiscard]] std::string_view caseCode(const Entry& entry) const;
  [[nodiscard]] std::string value(const Entry& entry, int column) const;

  AppState& m_state;
  std::shared_ptr<const lists::Definition> m_definition;
  std::shared_ptr<const app::ReadLists> m_read;
  std::shared_ptr<const ListPreviews> m_previews;
  std::vector<Entry> m_entries;
};

}  // namespace waymark::ui
