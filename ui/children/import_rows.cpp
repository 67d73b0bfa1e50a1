// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/import_rows.h"

#include <QCoreApplication>
#include <algorithm>
#include <tuple>

#include "base/message.h"
#include "base/text.h"
#include "bridge/text.h"
#include "lists/sheet_row.h"
#include "shell/app_state.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr std::size_t kLongestSheetName = 80;

QString placeWords(const std::string& sheet) {
  return sheet.empty() ? NoteModel::tr("The file")
                       : NoteModel::tr("Sheet “%1”").arg(toQt(base::elided(sheet, kLongestSheetName)));
}

QString matchWords(const ColumnRow& row) {
  if (!row.place) return ColumnModel::tr("No column of the file");
  if (row.isSecond) return ColumnModel::tr("A second one: not read");
  switch (row.match) {
    case lists::Match::Exact:
      return ColumnModel::tr("The template’s header");
    case lists::Match::Tolerant:
      return ColumnModel::tr("The same but for capitals, spaces or dashes");
    case lists::Match::Known:
      return ColumnModel::tr("Another header that is known for it");
    case lists::Match::Given:
      return ColumnModel::tr("Said by you");
    case lists::Match::None:
      break;
  }
  return ColumnModel::tr("Not read");
}

/// Errors that a person reads come from the core as English sentences without a value; they are translated as a whole.
QString unreadWords(lists::Unread reason) {
  return QCoreApplication::translate("messages", std::string(lists::unreadText(reason)).c_str());
}

base::Uuid numbered(std::size_t number) {
  base::Uuid id;
  for (unsigned i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>((number + 1) >> (8 * i));
  return id;
}

}  // namespace

std::vector<ColumnRow> columnRows(const lists::Definition& definition, const app::ReadJoined& all) {
  std::vector<ColumnRow> rows;
  const auto add = [&](std::size_t place, std::optional<std::size_t> join, const QString& sheet,
                       const lists::Mapping& mapping) {
    for (const auto& mapped : mapping.columns) {
      if (mapped.joined) continue;
      const bool isSecond =
          std::ranges::any_of(mapping.twice, [&](const auto& twice) { return twice.first == mapped.place; });
      rows.push_back({place, join, sheet, mapped.place, mapped.header, mapped.match, mapped.column, mapped.perhaps,
                      isSecond});
    }
    for (const auto column : mapping.missing)
      rows.push_back({place, join, sheet, std::nullopt, {}, lists::Match::None, column, std::nullopt, false});
  };
  const auto& tables = all.lists.tables;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    QString sheet = toQt(definition.lists[tables[i].mapping.list].title);
    if (!tables[i].sheet.empty())
      sheet += QStringLiteral(" (%1)").arg(toQt(base::elided(tables[i].sheet, kLongestSheetName)));
    add(i, std::nullopt, sheet, tables[i].mapping);
  }
  for (std::size_t i = 0; i < all.joined.size(); ++i) {
    auto mapping = all.joined[i].part.mapping;
    mapping.missing.clear();  // it needs none but those that it has
    add(all.joined[i].table, i,
        ColumnModel::tr("%1 + %2").arg(toQt(definition.lists[mapping.list].title),
                                       pathText(all.joined[i].asked.file.filename())),
        mapping);
  }
  return rows;
}

ColumnModel::ColumnModel(QObject* parent)
    : VectorModel(named({{tr("List"), 220},
                         {tr("Column"), 80},
                         {tr("Header in the file"), 260},
                         {tr("Goes to"), 260},
                         {tr("How it was found"), 280}},
                        {"list", "place", "header", "goes_to", "how"}),
                  parent) {}

void ColumnModel::show(std::shared_ptr<const lists::Definition> definition, std::vector<ColumnRow> rows) {
  m_definition = std::move(definition);
  setRows(std::move(rows));
}

QVariant ColumnModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  const bool isRead = row.place && row.column;
  if (role == MarkRole && column == How) {
    const bool isSure = row.match == lists::Match::Exact || row.match == lists::Match::Given;
    return static_cast<int>(!isRead ? Mark::NotNeeded : isSure ? Mark::Done : Mark::Due);
  }
  if (role == TextRole && column != How && !isRead) return static_cast<int>(Role::Muted);
  if (role == Qt::ToolTipRole && column == Header) return toQt(row.header);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  switch (column) {
    case List:
      return row.sheet;
    case Place:
      return row.place ? toQt(lists::columnLetters(*row.place)) : QString();
    case Header:
      return toQt(row.header);
    case GoesTo:
      if (row.column) return toQt(m_definition->columns[*row.column].title);
      return row.perhaps ? tr("Perhaps “%1”?").arg(toQt(m_definition->columns[*row.perhaps].title)) : QString();
    default:
      return matchWords(row);
  }
}

bool ColumnModel::less(int sourceA, int sourceB, int column) const {
  if (column == Place) return at(sourceA).place < at(sourceB).place;
  return TableModel::less(sourceA, sourceB, column);
}

base::Uuid ColumnModel::rowId(const ColumnRow& row) const {
  // The same for the same column after the files were read again, so that the selection stays.
  return base::namedUuid(std::to_string(row.table) + (row.join ? "+" + std::to_string(*row.join) : "") + (row.place ? " at " + std::to_string(*row.place)
                                                                : " without " + std::to_string(*row.column)));
}

QString remarkWords(const app::ListRemark& remark) {
  auto parameters = remark.parameters;
  parameters.emplace_back("place", fromQt(placeWords(remark.sheet)));
  return toQt(base::filled(fromQt(QCoreApplication::translate("messages", app::remarkTemplate(remark))), parameters));
}

std::vector<NoteRow> noteRows(const lists::Definition& definition, const app::ReadJoined& all, bool isKept) {
  std::vector<NoteRow> rows;
  const auto add = [&](const QString& where, const QString& column, const QString& what) {
    rows.push_back({where, column, what, rows.size()});
  };
  const auto of = [](const std::string& file, std::uint32_t row) {
    return NoteModel::tr("%1, row %2").arg(pathText(std::filesystem::path(file).filename())).arg(row);
  };
  for (const auto& joined : all.joined) {
    const auto& part = joined.part;
    const auto& list = all.lists.tables[joined.table];
    for (const auto row : joined.told.unmatched)
      add(of(part.file, part.rows[row]), {}, NoteModel::tr("No child of the list has its numbers. Not taken."));
    for (const auto row : joined.told.doubtful)
      add(of(part.file, part.rows[row]), {},
          NoteModel::tr("Fits a child by one number and not by a surer one. Not taken."));
    for (const auto row : joined.told.repeated)
      add(of(part.file, part.rows[row]), {}, NoteModel::tr("The child stands in an earlier row, which was taken."));
    for (const auto& one : joined.told.conflicts)
      add(of(part.file, part.rows[one.from]), toQt(definition.columns[one.column].title),
          (joined.told.rule == lists::JoinRule::PartCounts
               ? NoteModel::tr("Says something else than the list in row %1, whose value it replaces.")
               : NoteModel::tr("Says something else than the list in row %1, which keeps its own value."))
              .arg(list.rows[one.row]));
  }
  for (const auto& remark : all.lists.remarks) add(placeWords(remark.sheet), {}, remarkWords(remark));
  for (const auto& table : all.lists.tables)
    for (std::size_t i = 0; !isKept && i < table.unread.size(); ++i) {
      const auto& cell = table.unread[i];
      add(NoteModel::tr("%1, cell %2").arg(placeWords(table.sheet), toQt(lists::cellAddress(cell.place, cell.row))),
          toQt(definition.columns[cell.column].title),
          NoteModel::tr("Not read, kept as it stands: %1.").arg(unreadWords(cell.reason)));
    }
  // Last: an extract of children in care says nothing of most children.
  for (const auto& joined : all.joined)
    for (const auto row : joined.told.notGiven)
      add(NoteModel::tr("%1, row %2")
              .arg(isKept ? toQt(definition.lists[joined.part.mapping.list].title)
                          : placeWords(all.lists.tables[joined.table].sheet))
              .arg(all.lists.tables[joined.table].rows[row]),
          {}, NoteModel::tr("“%1” says nothing of this child.").arg(pathText(joined.asked.file.filename())));
  return rows;
}

NoteModel::NoteModel(QObject* parent)
    : VectorModel(named({{tr("Where"), 240}, {tr("Column"), 220}, {tr("What to know"), 420}},
                        {"where", "column", "what"}),
                  parent) {}

QVariant NoteModel::cell(int sourceRow, int column, int role) const {
  const auto& row = at(sourceRow);
  if (role == MarkRole && column == What && !row.column.isEmpty()) return static_cast<int>(Mark::Late);
  if (role == Qt::ToolTipRole && column == What) return row.what;
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  return column == Where ? row.where : column == OfColumn ? row.column : row.what;
}

bool NoteModel::less(int sourceA, int sourceB, int column) const {
  if (column == Where) return at(sourceA).number < at(sourceB).number;
  return TableModel::less(sourceA, sourceB, column);
}

base::Uuid NoteModel::rowId(const NoteRow& row) const {
  return numbered(row.number);
}

ChangeModel::ChangeModel(AppState& state, QObject* parent)
    : TableModel(named({{tr("What"), 120},
                        {tr("Child"), 110},
                        {tr("Row"), 80, Qt::AlignRight, tr("Of the file")},
                        {tr("List"), 200},
                        {tr("Column"), 220},
                        {tr("It was"), 180},
                        {tr("It would be"), 180}},
                       {"what", "child", "row", "list", "column", "was", "now"}),
                 parent),
      m_state(state) {}

void ChangeModel::show(std::shared_ptr<const lists::Definition> definition, std::shared_ptr<const app::ReadLists> read,
                       std::shared_ptr<const ListPreviews> previews) {
  sourceAboutToBeReset();
  m_definition = std::move(definition);
  m_read = std::move(read);
  m_previews = std::move(previews);
  m_entries.clear();
  for (std::uint32_t list = 0; m_previews && list < m_previews->size(); ++list) {
    const auto& changes = (*m_previews)[list].changes;
    for (const auto row : changes.added) m_entries.push_back({Kind::Added, false, list, 0, row, 0});
    for (const auto row : changes.addedAgain) m_entries.push_back({Kind::Added, true, list, 0, row, 0});
    for (const auto row : changes.gone) m_entries.push_back({Kind::Gone, false, list, row, 0, 0});
    for (const auto row : changes.goneAgain) m_entries.push_back({Kind::Gone, true, list, row, 0, 0});
    for (const auto& row : changes.changed)
      for (const auto column : changes.columns(row))
        m_entries.push_back({Kind::Changed, false, list, row.before, row.after, column});
  }
  sourceReset();
}

void ChangeModel::clear() {
  show(nullptr, nullptr, nullptr);
}

void ChangeModel::showOnly(Kind kind) {
  setCondition([this, kind](int sourceRow) { return m_entries[static_cast<std::size_t>(sourceRow)].kind == kind; });
}

base::Uuid ChangeModel::idOf(int sourceRow) const {
  return numbered(static_cast<std::size_t>(sourceRow));
}

std::string_view ChangeModel::caseCode(const Entry& entry) const {
  const auto& preview = (*m_previews)[entry.list];
  const bool isGone = entry.kind == Kind::Gone;
  const auto& children = isGone ? preview.before.children : preview.children;
  const auto* child = m_state.find<domain::Child>(children[isGone ? entry.before : entry.after]);
  return child == nullptr ? std::string_view() : child->value.caseCode;
}

std::string ChangeModel::value(const Entry& entry, int column) const {
  // Who a child is stays out of lists that can be copied and exported: waymark-cli leaves it out too.
  if (entry.kind != Kind::Changed || m_definition->columns[entry.column].identity) return {};
  if (column == Was) return (*m_previews)[entry.list].before.table.text(*m_definition, entry.column, entry.before);
  return m_read->tables[entry.list].text(*m_definition, entry.column, entry.after);
}

// Without QString: there may be a change for each child, and the window waits for the first key.
bool ChangeModel::less(int sourceA, int sourceB, int column) const {
  const auto& a = m_entries[static_cast<std::size_t>(sourceA)];
  const auto& b = m_entries[static_cast<std::size_t>(sourceB)];
  switch (column) {
    case What:
      return std::tie(a.kind, a.isAgain) < std::tie(b.kind, b.isAgain);
    case Child:
      return caseCode(a) < caseCode(b);
    case Row:
      return std::tie(a.list, a.after) < std::tie(b.list, b.after);
    case OfList:
      return a.list < b.list;
    case Field:
      return a.column < b.column;
    default:
      return value(a, column) < value(b, column);
  }
}

std::string ChangeModel::searchText(int sourceRow) const {
  const auto& entry = m_entries[static_cast<std::size_t>(sourceRow)];
  std::string words(caseCode(entry));
  if (entry.kind != Kind::Gone)
    words += ' ' + std::to_string(m_read->tables[entry.list].rows[entry.after]);
  if (entry.kind == Kind::Changed)
    words += ' ' + m_definition->columns[entry.column].title + ' ' + value(entry, Was) + ' ' + value(entry, Now);
  return base::folded(words);
}

QString ChangeModel::text(const Entry& entry, int column) const {
  const bool isGone = entry.kind == Kind::Gone;
  switch (column) {
    case What:
      if (entry.isAgain) return isGone ? tr("One row fewer") : tr("One row more");
      return entry.kind == Kind::Added ? tr("New") : isGone ? tr("Gone") : tr("Changed");
    case Child:
      return toQt(caseCode(entry));
    case Row:
      return isGone ? QString() : tr("%L1").arg(m_read->tables[entry.list].rows[entry.after]);
    case OfList:
      return toQt(m_definition->lists[(*m_previews)[entry.list].list].title);
    case Field:
      return entry.kind == Kind::Changed ? toQt(m_definition->columns[entry.column].title) : QString();
    default:
      return toQt(value(entry, column));
  }
}

QVariant ChangeModel::cell(int sourceRow, int column, int role) const {
  const auto& entry = m_entries[static_cast<std::size_t>(sourceRow)];
  if (role == MarkRole && column == What)
    return static_cast<int>(entry.kind == Kind::Added    ? Mark::Due
                            : entry.kind == Kind::Gone ? Mark::Late
                                                       : Mark::InProgress);
  if (role == Qt::ToolTipRole && (column == Was || column == Now)) return text(entry, column);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  const QString words = text(entry, column);
  if (words.isEmpty() && entry.kind == Kind::Changed && (column == Was || column == Now))
    return m_definition->columns[entry.column].identity ? tr("(not shown)") : tr("(empty)");
  return words;
}

}  // namespace waymark::ui
