// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/import_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "base/file.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "evidence/evidence_words.h"
#include "widgets/choice.h"
#include "widgets/data_table.h"
#include "widgets/label.h"
#include "widgets/marks.h"

namespace waymark::ui {

namespace {

constexpr int kAll = 99;  // a button group takes -1 for “number it yourself”

Mark markOf(app::ImportFate fate) {
  switch (fate) {
    case app::ImportFate::Add:
      return Mark::Done;
    case app::ImportFate::AlreadyThere:
      return Mark::NotNeeded;
    case app::ImportFate::Refused:
      break;
  }
  return Mark::Late;
}

QString fateWord(app::ImportFate fate) {
  switch (fate) {
    case app::ImportFate::Add:
      return ImportModel::tr("Will be added");
    case app::ImportFate::AlreadyThere:
      return ImportModel::tr("Already here");
    case app::ImportFate::Refused:
      break;
  }
  return ImportModel::tr("Left out");
}

}  // namespace

ImportModel::ImportModel(AppState& state, QObject* parent)
    : TableModel({{tr("Row"), 72, Qt::AlignRight},
                  {tr("What happens"), 140},
                  {tr("Finding"), 112},
                  {tr("Criterion"), 220},
                  {tr("What we found, or what is wrong"), 320}},
                 parent),
      m_state(state) {}

void ImportModel::setPreview(std::shared_ptr<const app::ImportPreview> preview) {
  sourceAboutToBeReset();
  m_preview = std::move(preview);
  sourceReset();
}

void ImportModel::showOnly(std::optional<app::ImportFate> fate) {
  if (fate)
    setCondition([this, fate](int sourceRow) { return row(sourceRow).fate == *fate; });
  else
    setCondition({});
}

int ImportModel::sourceCount() const {
  return m_preview ? static_cast<int>(m_preview->rows.size()) : 0;
}

const app::ImportRow& ImportModel::row(int sourceRow) const {
  return m_preview->rows[static_cast<std::size_t>(sourceRow)];
}

base::Uuid ImportModel::idOf(int sourceRow) const {
  base::Uuid id;
  const auto number = static_cast<std::uint32_t>(sourceRow) + 1;
  for (unsigned i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

bool ImportModel::less(int sourceA, int sourceB, int column) const {
  if (column == Line) return row(sourceA).line < row(sourceB).line;
  if (column == Fate) return row(sourceA).fate < row(sourceB).fate;
  return TableModel::less(sourceA, sourceB, column);
}

QVariant ImportModel::cell(int sourceRow, int column, int role) const {
  const auto& one = row(sourceRow);
  const bool refused = one.fate == app::ImportFate::Refused;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      switch (column) {
        case Line:
          return tr("%L1").arg(one.line);
        case Fate:
          return fateWord(one.fate);
        case Finding:
          return refused ? QString() : ui::wordOf(ui::markOf(one.evidence.finding));
        case Criterion:
          return refused ? QString() : criterionLabel(m_state.pack(), one.evidence.criterion);
        default:
          return refused ? toQt(one.error->value("problem")) : toQt(one.evidence.summary);
      }
    case Qt::ToolTipRole:
      return column == Words ? cell(sourceRow, column, Qt::DisplayRole) : QVariant();
    case MarkRole:
      if (column == Fate) return static_cast<int>(markOf(one.fate));
      if (column == Finding && !refused) return static_cast<int>(ui::markOf(one.evidence.finding));
      return {};
    case TextRole:
      if (refused && column == Words) return static_cast<int>(Role::Late);
      return one.fate == app::ImportFate::AlreadyThere ? QVariant(static_cast<int>(Role::Muted)) : QVariant();
    default:
      return {};
  }
}

ImportView::ImportView(AppState& state, Navigator& navigator, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_navigator(navigator),
      m_model(new ImportModel(state, this)),
      m_title(makeLabel({}, {TextSize::Heading, TextWeight::Strong})),
      m_sentence(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_which(new ChoiceStrip(tr("Rows shown"), {{tr("All rows"), kAll},
                                                 {tr("Will be added"), static_cast<int>(app::ImportFate::Add)},
                                                 {tr("Already here"), static_cast<int>(app::ImportFate::AlreadyThere)},
                                                 {tr("Left out"), static_cast<int>(app::ImportFate::Refused)}})),
      m_table(new DataTable(tr("Rows of the file"))),
      m_add(new Button(ButtonKind::Primary, {})),
      m_save(new Button(ButtonKind::Secondary, tr("Save the rows left out…"))),
      m_cancel(new Button(ButtonKind::Secondary, tr("Cancel"))),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_table->setTableModel(m_model, ImportModel::Words);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kInside);
  buttons->addWidget(m_add);
  buttons->addWidget(m_cancel);
  buttons->addStretch(1);
  buttons->addWidget(m_save);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kBetween);
  column->setSpacing(kInside);
  column->addWidget(m_title);
  column->addWidget(m_sentence);
  column->addWidget(m_which);
  column->addWidget(m_table, 1);
  column->addLayout(buttons);
  connect(m_which, &ChoiceStrip::chosen, this, [this](int which) {
    m_model->showOnly(which == kAll ? std::nullopt : std::optional(static_cast<app::ImportFate>(which)));
  });
  connect(m_add, &QPushButton::clicked, this, &ImportView::add);
  connect(m_save, &QPushButton::clicked, this, &ImportView::saveRefused);
  connect(m_cancel, &QPushButton::clicked, this, &ImportView::finished);
}

ImportView::~ImportView() = default;

void ImportView::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("Import findings"), {},
                                 tr("Findings (*.csv *.tsv *.txt *.jsonl *.json);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &ImportView::read);
  dialog->open();
}

void ImportView::read(const QString& file) {
  m_background.run(
      "import",
      [path = fromQt(file), pack = m_state.sharedPack(), present = m_state.workspace().all<domain::Evidence>().rows()](
          const std::stop_token&) { return app::previewFindingsFile(path, *pack, present); },
      [this](base::Result<app::ImportPreview> preview) { take(std::move(preview)); });
}

bool ImportView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return QWidget::event(event);
}

void ImportView::take(base::Result<app::ImportPreview> preview) {
  if (!preview) {
    m_navigator.say(MessageKind::Error, messageText(preview.error()));
    return;
  }
  m_preview = std::make_shared<const app::ImportPreview>(std::move(*preview));
  m_model->showOnly(std::nullopt);
  m_model->setPreview(m_preview);
  m_which->setValue(kAll);
  m_title->setText(tr("Import from %1").arg(toQt(m_preview->file)));
  QStringList parts{tr("%1 will be added.").arg(countedFindings(static_cast<qsizetype>(m_preview->toAdd)))};
  if (m_preview->alreadyThere > 0)
    parts << (m_preview->alreadyThere == 1 ? tr("1 is here already.")
                                           : tr("%L1 are here already.").arg(m_preview->alreadyThere));
  if (m_preview->refused > 0)
    parts << (m_preview->refused == 1
                  ? tr("1 row can’t be read and is left out; its row says why.")
                  : tr("%L1 rows can’t be read and are left out; each says why.").arg(m_preview->refused));
  if (m_preview->unlisted > 0) parts << tr("%L1 of those aren’t listed.").arg(m_preview->unlisted);
  m_sentence->setText(parts.join(u' '));
  m_add->setText(tr("Add %1").arg(countedFindings(static_cast<qsizetype>(m_preview->toAdd))));
  m_add->setEnabled(m_preview->toAdd > 0 && !m_state.readOnlyWhy());
  m_save->setVisible(m_preview->refused > 0);
  emit previewed();
  if (m_add->isEnabled())
    m_add->setFocus();
  else
    m_table->setFocus();
}

void ImportView::add() {
  if (!m_preview) return;
  domain::ChangeSet set{fromQt(tr("import %1").arg(countedFindings(static_cast<qsizetype>(m_preview->toAdd)))), {}};
  set.changes.reserve(m_preview->toAdd);
  for (const auto& row : m_preview->rows) {
    if (row.fate != app::ImportFate::Add) continue;
    domain::Evidence evidence = row.evidence;
    evidence.id = m_state.newId<domain::EvidenceTag>();
    evidence.loggedOn = m_state.now().today;
    set.changes.push_back(domain::made(std::move(evidence)));
  }
  m_add->setEnabled(false);  // once
  m_state.apply(std::move(set));
  m_navigator.sayUndoable(tr("Added %1 from %2. Ctrl+Z takes all of them out again.")
                              .arg(countedFindings(static_cast<qsizetype>(m_preview->toAdd)), toQt(m_preview->file)));
  emit finished();
}

void ImportView::saveRefused() {
  auto* dialog = new QFileDialog(this, tr("Save the rows left out"), {}, tr("Comma-separated text (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  dialog->selectFile(tr("left out.csv"));
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
    const auto saved = base::writeFileSafely(pathFrom(file), app::refusedCsv(*m_preview));
    m_navigator.say(saved ? MessageKind::Done : MessageKind::Error,
                    saved ? tr("Saved the rows left out, with what is wrong in each.") : messageText(saved.error()));
  });
  dialog->open();
}

}  // namespace waymark::ui
