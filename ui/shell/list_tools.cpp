// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/list_tools.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QMenu>
#include <QMimeData>
#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "widgets/button.h"
#include "widgets/data_table.h"
#include "widgets/list_columns.h"
#include "widgets/list_reader.h"

namespace waymark::ui {

namespace {

constexpr int kVersion = 1;
constexpr int kLongestName = 80;

QString countedRows(qsizetype count) {
  return count == 1 ? ListTools::tr("1 row") : ListTools::tr("%L1 rows").arg(count);
}

}  // namespace

ListTools::ListTools(AppState& state, Navigator& navigator, ListSpec spec)
    : QObject(spec.table != nullptr ? spec.table : spec.other.view),
      m_state(state),
      m_navigator(navigator),
      m_spec(std::move(spec)),
      m_button(new Button(ButtonKind::Quiet, {})),
      m_menu(new QMenu(m_button)) {
  m_button->setMenu(m_menu);
  if (m_spec.table != nullptr) m_columns = new ListColumns(m_spec.table, QLatin1String(m_spec.id), m_spec.byImportance);
  m_button->setToolTip(m_columns == nullptr ? tr("Saved views, copy and export")
                       : m_spec.hasViews    ? tr("Columns, saved views, copy and export")
                                            : tr("Columns, copy and export"));
  showName();
  listView()->setContextMenuPolicy(Qt::CustomContextMenu);  // the Menu key, or a right click
  connect(listView(), &QWidget::customContextMenuRequested, this, &ListTools::popUpForRow);
  connect(m_menu, &QMenu::aboutToShow, this, &ListTools::fillMenu);
  if (m_spec.table != nullptr) {
    connect(m_spec.table, &DataTable::copied, this, &ListTools::sayCopied);
    connect(m_spec.table, &DataTable::copyDropped, this, [this] {
      m_navigator.say(MessageKind::Warning, tr("The list changed while it was copied. Nothing was copied: try again."));
    });
  }
  connect(&m_state, &AppState::loaded, this, [this] {
    m_view = {};
    showName();
  });
  connect(&m_state, &AppState::applied, this, [this](const domain::ChangeSet& set) {
    const bool mine = std::ranges::any_of(set.changes, [](const domain::Change& change) {
      return domain::kindOf(change.after ? *change.after : *change.before) == "saved_view";
    });
    if (mine) showName();
  });
}

QAbstractItemView* ListTools::listView() const {
  return m_spec.table != nullptr ? m_spec.table : m_spec.other.view;
}

qsizetype ListTools::shownCount() const {
  return m_spec.table != nullptr ? m_spec.table->tableModel()->shownCount()
                                 : std::ssize(m_spec.other.sheet(OtherList::Rows::All).rows);
}

void ListTools::sayCopied(qsizetype rows) {
  m_navigator.say(MessageKind::Done, tr("Copied %1 with the headings.").arg(countedRows(rows)));
}

void ListTools::copy() {
  if (m_spec.table != nullptr) return m_spec.table->copy();
  auto sheet = m_spec.other.sheet(OtherList::Rows::Selected);
  if (sheet.rows.empty()) sheet = m_spec.other.sheet(OtherList::Rows::All);
  auto* both = new QMimeData;
  both->setText(toQt(app::sheetText(sheet)));
  both->setHtml(toQt(app::sheetHtml(sheet)));
  QGuiApplication::clipboard()->setMimeData(both);
  sayCopied(std::ssize(sheet.rows));
}

void ListTools::showName() {
  const auto* view = m_view.isNull() ? nullptr : m_state.find<domain::SavedView>(m_view);
  if (view == nullptr) m_view = {};
  const QString usual = m_columns == nullptr ? tr("Views") : m_spec.hasViews ? tr("Columns and views") : tr("Columns");
  m_button->setText(view == nullptr ? usual
                                    : toQt(base::elided(view->value.name, 40)).replace(u'&', QLatin1String("&&")));
  m_button->setAccessibleName(view == nullptr
                                  ? tr("%1: %2").arg(listView()->accessibleName(), usual)
                                  : tr("%1: the view %2").arg(listView()->accessibleName(), toQt(view->value.name)));
}

void ListTools::popUpForRow(const QPoint& at) {
  m_forRow = true;
  m_menu->popup(listView()->viewport()->mapToGlobal(at));
  m_forRow = false;
}

void ListTools::fillMenu() {
  m_menu->clear();
  if (m_forRow && m_spec.rowActions && listView()->currentIndex().isValid()) {
    m_spec.rowActions(*m_menu);
    m_menu->addSeparator();
  }
  if (m_spec.hasViews) offerViews();
  if (m_columns != nullptr) {
    connect(m_menu->addAction(tr("Choose columns…")), &QAction::triggered, this,
            [this] { (new ColumnsDialog(m_columns, m_button->window()))->open(); });
    auto* usual = m_menu->addAction(tr("Columns as usual"));
    usual->setEnabled(!m_columns->isUsual());
    connect(usual, &QAction::triggered, m_columns, &ListColumns::reset);
    m_menu->addSeparator();
  }
  const auto selected = m_spec.table != nullptr ? std::ssize(m_spec.table->selectedIds())
                                                : std::ssize(m_spec.other.sheet(OtherList::Rows::Selected).rows);
  auto* copy = m_menu->addAction(selected == 0 ? tr("Copy all rows with headings")
                                               : tr("Copy %1 with headings").arg(countedRows(selected)));
  copy->setShortcut(QKeySequence::Copy);
  copy->setShortcutContext(Qt::WidgetShortcut);  // shown here; the table itself takes the keys
  connect(copy, &QAction::triggered, this, &ListTools::copy);
  auto* out = m_menu->addAction(tr("Export what is seen…"));
  out->setEnabled(shownCount() > 0);
  connect(out, &QAction::triggered, this, &ListTools::askExport);
}

void ListTools::offerViews() {
  const bool mayWrite = m_state.isOpen() && !m_state.readOnlyWhy();
  bool any = false;
  for (const auto& row : m_state.workspace().all<domain::SavedView>()) {
    if (row.value.list != m_spec.id) continue;
    auto* action = m_menu->addAction(toQt(row.value.name).replace(u'&', QLatin1String("&&")));
    action->setCheckable(true);
    action->setChecked(row.value.id == m_view);
    connect(action, &QAction::triggered, this, [this, id = row.value.id] { open(id); });
    any = true;
  }
  if (any) m_menu->addSeparator();
  const auto offer = [&](const QString& text, auto doing) {
    auto* action = m_menu->addAction(text);
    action->setEnabled(mayWrite);
    connect(action, &QAction::triggered, this, doing);
  };
  offer(tr("Save as a view…"),
        [this] { askName(tr("Save as a view"), {}, [this](const QString& name) { saveAs(name); }); });
  if (const auto* view = m_view.isNull() ? nullptr : m_state.find<domain::SavedView>(m_view)) {
    const QString name = toQt(view->value.name);
    const QString shown = QString(name).replace(u'&', QLatin1String("&&"));
    offer(tr("Update “%1” to what is seen").arg(shown), [this] { update(); });
    offer(tr("Rename “%1”…").arg(shown),
          [this, name] { askName(tr("Rename the view"), name, [this](const QString& chosen) { rename(chosen); }); });
    offer(tr("Delete “%1”").arg(shown), [this] { remove(); });
  }
  m_menu->addSeparator();
}

void ListTools::askName(const QString& title, const QString& name, const std::function<void(const QString&)>& named) {
  auto* dialog = new QInputDialog(m_button->window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name. Everybody who uses this workspace sees it."));
  dialog->setTextValue(name);
  connect(dialog, &QInputDialog::textValueSelected, this,
          [named](const QString& text) { named(text.simplified().left(kLongestName)); });
  dialog->open();
}

bool ListTools::isTaken(const QString& name, const domain::SavedViewId& but) const {
  const auto folded = base::folded(fromQt(name));
  for (const auto& row : m_state.workspace().all<domain::SavedView>()) {
    if (row.value.list != m_spec.id || row.value.id == but || base::folded(row.value.name) != folded) continue;
    m_navigator.say(MessageKind::Warning,
                    tr("There is a view called “%1” in this list already. Choose another name.").arg(name));
    return true;
  }
  return false;
}

void ListTools::saveAs(const QString& name) {
  if (name.isEmpty() || isTaken(name)) return;
  domain::SavedView view{m_state.newId<domain::SavedViewTag>(), m_spec.id, fromQt(name), stateText()};
  m_view = view.id;
  m_state.apply(tr("save the view “%1”").arg(name), domain::made(std::move(view)));
}

void ListTools::update() {
  const auto* row = m_state.find<domain::SavedView>(m_view);
  if (row == nullptr) return;
  auto view = row->value;
  view.state = stateText();
  if (view == row->value) return;
  m_state.apply(tr("update the view “%1”").arg(toQt(view.name)), domain::edited(*row, std::move(view)));
}

void ListTools::rename(const QString& name) {
  const auto* row = m_state.find<domain::SavedView>(m_view);
  if (row == nullptr || name.isEmpty() || isTaken(name, m_view)) return;
  auto view = row->value;
  view.name = fromQt(name);
  if (view == row->value) return;
  m_state.apply(tr("rename the view “%1”").arg(toQt(row->value.name)), domain::edited(*row, std::move(view)));
}

void ListTools::remove() {
  const auto* row = m_state.find<domain::SavedView>(m_view);
  if (row == nullptr) return;
  const QString name = toQt(row->value.name);
  m_state.apply(tr("delete the view “%1”").arg(name), domain::removed(*row));
  m_navigator.sayUndoable(tr("Deleted the view “%1”. Ctrl+Z brings it back.").arg(name));
}

std::string ListTools::stateText() const {
  const auto* model = m_spec.table != nullptr ? m_spec.table->tableModel() : nullptr;
  QJsonObject state{{QStringLiteral("version"), kVersion}};
  const QString words = model != nullptr ? model->filterText() : m_spec.other.words();
  if (!words.isEmpty()) state.insert(QStringLiteral("words"), words);
  if (m_spec.filter)
    if (const auto filter = m_spec.filter(); !filter.isEmpty()) state.insert(QStringLiteral("filter"), filter);
  if (model != nullptr && model->sortColumn() >= 0)
    state.insert(QStringLiteral("sort"),
                 QJsonObject{{QStringLiteral("column"),
                              QLatin1String(model->columns()[static_cast<std::size_t>(model->sortColumn())].id)},
                             {QStringLiteral("descending"), model->sortOrder() == Qt::DescendingOrder}});
  if (m_columns != nullptr && !m_columns->isUsual()) state.insert(QStringLiteral("columns"), m_columns->state());
  return QJsonDocument(state).toJson(QJsonDocument::Compact).toStdString();
}

QStringList ListTools::applyState(const std::string& text) {
  const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
  if (!document.isObject()) return {tr("what it is made of")};
  const auto state = document.object();
  QStringList unknown;
  if (state.value(QLatin1String("version")).toInt(kVersion) > kVersion) unknown << tr("what a newer Waymark added");
  const QString words = state.value(QLatin1String("words")).toString();
  const auto filter = state.value(QLatin1String("filter"));
  if (m_spec.setFilter) unknown << m_spec.setFilter(filter.toObject());
  if (!filter.isUndefined() && (!filter.isObject() || (!m_spec.setFilter && !filter.toObject().isEmpty())))
    unknown << tr("its filter");
  if (m_spec.table != nullptr) m_spec.table->tableModel()->setFilterText(words);
  m_navigator.go(QString(QLatin1String(m_spec.id)).section(u'.', 0, 0), QStringLiteral("search:") + words);
  if (m_spec.table == nullptr) return unknown;

  const auto sort = state.value(QLatin1String("sort")).toObject();
  const auto& columns = m_spec.table->tableModel()->columns();
  const QString by = sort.value(QLatin1String("column")).toString();
  const auto at = std::ranges::find_if(columns, [&](const Column& column) { return by == QLatin1String(column.id); });
  if (!by.isEmpty() && at == columns.end()) unknown << tr("the order by “%1”").arg(by);
  const bool sorted = !by.isEmpty() && at != columns.end();
  m_spec.table->horizontalHeader()->setSortIndicator(
      sorted ? static_cast<int>(at - columns.begin()) : -1,
      sort.value(QLatin1String("descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
  for (const auto& id : m_columns->apply(state.value(QLatin1String("columns")).toArray()))
    unknown << tr("the column “%1”").arg(id);
  return unknown;
}

bool ListTools::open(const domain::SavedViewId& id) {
  const auto* row = m_state.find<domain::SavedView>(id);
  if (row == nullptr || row->value.list != m_spec.id) return false;
  m_view = id;
  const QString name = toQt(row->value.name);
  const auto unknown = applyState(std::string(row->value.state));
  showName();
  if (!unknown.isEmpty())
    m_navigator.say(
        MessageKind::Warning,
        tr("“%1” is shown without what this list doesn’t know: %2.").arg(name, unknown.join(QStringLiteral(", "))));
  listView()->setFocus();
  return true;
}

void ListTools::askExport() {
  const auto count = shownCount();
  auto* dialog = new QFileDialog(m_button->window(), tr("Export %1").arg(countedRows(count)));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);  // asks before it takes a file that is there
  const QString book = tr("Workbook (*.xlsx)");
  const QString text = tr("Comma-separated text (*.csv)");
  dialog->setNameFilters({book, text});
  dialog->setDefaultSuffix(QStringLiteral("xlsx"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, text](const QString& filter) {
    dialog->setDefaultSuffix(filter == text ? QStringLiteral("csv") : QStringLiteral("xlsx"));
  });
  dialog->selectFile(listView()->accessibleName().toLower());
  connect(dialog, &QFileDialog::fileSelected, this, &ListTools::exportTo);
  dialog->open();
}

void ListTools::exportTo(const QString& file) {
  if (m_reader == nullptr) {
    m_reader = m_spec.table != nullptr ? new ListReader(m_spec.table) : new ListReader(listView());
    connect(m_reader, &ListReader::dropped, this, [this] {
      m_navigator.say(MessageKind::Warning,
                      tr("The list changed while it was exported. Nothing was written: try again."));
      emit exported(false);
    });
  }
  const auto write = [this, path = pathFrom(file)](const app::Sheet& sheet, const std::stop_token& stop) {
    return [this, path, count = std::ssize(sheet.rows), done = app::writeList(path, sheet, stop)] {
      m_navigator.say(
          done ? MessageKind::Done : MessageKind::Error,
          done ? tr("Exported %1 to %2.").arg(countedRows(count), pathText(path)) : messageText(done.error()));
      emit exported(done.has_value());
    };
  };
  m_navigator.say(MessageKind::Info, tr("Exporting %1…").arg(countedRows(shownCount())));
  if (m_spec.table == nullptr) {
    m_reader->run(m_spec.other.sheet(OtherList::Rows::All), write);
    return;
  }
  std::vector<int> rows(static_cast<std::size_t>(m_spec.table->tableModel()->shownCount()));
  std::iota(rows.begin(), rows.end(), 0);
  m_reader->run(std::move(rows), write);
}

std::pair<QString, QString> placeOfView(const domain::SavedView& view) {
  return {toQt(view.list).section(u'.', 0, 0), QStringLiteral("view:") + toQt(base::uuidText(view.id.uuid))};
}

}  // namespace waymark::ui
