// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/standing_view.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/session.h"
#include "base/text.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/compare_bar.h"
#include "children/dot_strip.h"
#include "children/standing_words.h"
#include "shell/list_tools.h"
#include "widgets/button.h"
#include "widgets/column_scroll.h"
#include "widgets/data_table.h"
#include "widgets/id_combo.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

enum StandingForm { kPictures, kAsTable };

/// One measure: its title, the words, and the pictures. Takes the focus, so that a reader walks from one to the next.
class StandingRow final : public QWidget {
 public:
  explicit StandingRow(const QString& name, QWidget* parent = nullptr) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
  }

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Down)
      focusNextChild();
    else if (event->key() == Qt::Key_Up)
      focusPreviousChild();
    else
      QWidget::keyPressEvent(event);
  }
  void focusInEvent(QFocusEvent* event) override {
    QWidget::focusInEvent(event);
    update();
  }
  void focusOutEvent(QFocusEvent* event) override {
    QWidget::focusOutEvent(event);
    update();
  }
  void paintEvent(QPaintEvent*) override {
    if (!hasFocus()) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocusRing(painter, rect(), themeOf(this));
  }
};

/// The key to the shapes, once above the rows.
class StandingKey final : public QWidget {
 public:
  explicit StandingKey(QWidget* parent = nullptr) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(StandingView::tr("Key: diamond, this area; ring, a neighbour; line, the neighbours’ mean; "
                                       "square, the region; triangle, England. The lines at the right are this area and "
                                       "England over the years; a dashed line is a break in the series."));
  }
  [[nodiscard]] QSize sizeHint() const override {
    return {560, QFontMetrics(textFont(TextSize::Small)).height() + kInside};
  }
  [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(TextSize::Small));
    const std::pair<StandingMark::Kind, QString> entries[] = {
        {StandingMark::Kind::Area, StandingView::tr("This area")},
        {StandingMark::Kind::Neighbour, StandingView::tr("A neighbour")},
        {StandingMark::Kind::Mean, StandingView::tr("Their mean")},
        {StandingMark::Kind::Region, StandingView::tr("Region")},
        {StandingMark::Kind::England, StandingView::tr("England")}};
    double x = kInside;
    for (const auto& [kind, words] : entries) {
      paintStandingMark(painter, QPointF(x, height() / 2.0), kind, this);
      painter.setPen(themeOf(this).color(Role::Muted));
      painter.drawText(QRectF(x + 12, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                       words);
      x += 12 + painter.fontMetrics().horizontalAdvance(words) + kAround;
    }
  }
};

/// What the storage thread needs of the workspace, without the children.
domain::Workspace forStanding(const domain::Workspace& workspace) {
  domain::Workspace out;
  out.table<domain::Area>() = workspace.all<domain::Area>();
  out.table<domain::ListExtract>() = workspace.all<domain::ListExtract>();
  out.table<domain::ListCorrection>() = workspace.all<domain::ListCorrection>();
  out.table<domain::SavedView>() = workspace.all<domain::SavedView>();
  return out;
}

}  // namespace

StandingView::StandingView(const ViewContext& context)
    : CaseloadView(context),
      m_empty(new EmptyState("outcome", tr("No release yet"),
                             tr("DfE publishes each authority’s figures on EHC plans every summer. Choose the release’s "
                                "zip (Explore education statistics, “Education, health and care plans”, all files): the "
                                "figures are kept here, and the area stands beside its ten statistical neighbours, its "
                                "region and England."),
                             tr("Choose the release…"))),
      m_unknown(new EmptyState("outcome", tr("The release doesn’t know this area"), {}, tr("Choose areas to compare with"))),
      m_choose(new Button(ButtonKind::Secondary, "import", tr("Choose another release…"))),
      m_form(new ChoiceStrip(tr("Shown as"), {{tr("Pictures"), kPictures}, {tr("As a table"), kAsTable}})),
      m_authority(new IdCombo(tr("This workspace’s area"))),
      m_about(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_others(new Button(ButtonKind::Secondary, tr("Compare with other areas…"))),
      m_compare(new CompareBar),
      m_top(new QWidget),
      m_stack(new QStackedWidget),
      m_scroll(new ColumnScroll),
      m_table(new DataTable(tr("Where the area stands"))),
      m_model(new StandingModel(this)),
      m_background([this] { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }) {
  m_table->setObjectName(QStringLiteral("standing"));
  m_table->setTableModel(m_model, StandingModel::Measure);
  ListSpec spec{"children.standing",
                m_table,
                {StandingModel::Area, StandingModel::Neighbours, StandingModel::England, StandingModel::Period,
                 StandingModel::Ranked, StandingModel::Region, StandingModel::Today, StandingModel::Known}};
  m_tools = new ListTools(state(), navigator(), std::move(spec));
  m_columns = m_tools->button();
  m_authority->setAccessibleName(tr("Authority to look at"));
  m_form->setValue(kPictures);
  m_about->setWordWrap(true);
  m_stack->setMinimumHeight(1);  // in a low window the list gives way, not the row above it

  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kInside);
  row->addWidget(m_authority, 1);
  row->addWidget(m_choose);
  // A row of its own: at large text the three don't stand beside each other.
  auto* shownAs = new QHBoxLayout;
  shownAs->setContentsMargins(0, 0, 0, 0);
  shownAs->setSpacing(kInside);
  shownAs->addWidget(m_form, 1);
  shownAs->addWidget(m_others);
  shownAs->addWidget(m_columns);
  auto* top = new QVBoxLayout(m_top);
  top->setContentsMargins(kAround, 0, kAround, 0);
  top->setSpacing(kInside);
  top->addLayout(row);
  top->addLayout(shownAs);
  top->addWidget(m_compare);
  auto* table = new QWidget;
  auto* tableColumn = new QVBoxLayout(table);
  tableColumn->setContentsMargins(kAround, 0, kAround, kBetween);
  tableColumn->addWidget(m_about);
  tableColumn->addWidget(m_table, 1);
  for (QWidget* part : {static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_unknown),
                        static_cast<QWidget*>(m_scroll), table})
    m_stack->addWidget(part);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(m_top);
  column->addWidget(m_stack, 1);

  connect(m_empty, &EmptyState::started, this, &StandingView::chooseFile);
  connect(m_unknown, &EmptyState::started, m_compare, &CompareBar::focusFirst);
  connect(m_choose, &QPushButton::clicked, this, &StandingView::chooseFile);
  connect(m_form, &ChoiceStrip::chosen, this, [this] { showState(); });
  connect(m_authority, &QComboBox::activated, this, [this] {
    m_wanted.clear();
    if (m_report && m_authority->id())
      for (const auto& authority : m_report->authorities)
        if (base::namedUuid(authority.code) == *m_authority->id()) m_wanted = authority.code;
    load();
  });
  connect(m_others, &QPushButton::clicked, this, [this] {
    m_asksOthers = true;
    showState();
    m_compare->focusFirst();
  });
  connect(m_compare, &CompareBar::changed, this, &StandingView::keepCompared);
  const auto again = [this] {
    m_stale = true;
    if (isVisible()) load();
  };
  connect(&state(), &AppState::loaded, this, [this, again] {
    m_wanted.clear();
    m_asksOthers = false;
    m_report.reset();
    again();
    showRows();
  });
  connect(&state(), &AppState::applied, this, [again](const domain::ChangeSet& changes) {
    for (const auto& change : changes.changes) {
      const auto& record = change.after ? *change.after : *change.before;
      const auto* view = std::get_if<domain::SavedView>(&record);
      if ((view != nullptr && app::isComparedWith(*view)) || std::holds_alternative<domain::ListExtract>(record) || std::holds_alternative<domain::Area>(record) ||
          std::holds_alternative<domain::ListCorrection>(record))
        return again();
    }
  });
  showState();
}

StandingView::~StandingView() {
  for (auto* child : findChildren<QObject*>()) child->disconnect(this);
}

void StandingView::activated() {
  if (m_stale) load();
}

bool StandingView::event(QEvent* event) {
  if (event->type() == QEvent::User) {
    m_background.deliver();
    return true;
  }
  return CaseloadView::event(event);
}

void StandingView::chooseFile() {
  auto* dialog = new QFileDialog(this, tr("DfE’s release on EHC plans"), {}, tr("Zip files (*.zip);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &StandingView::takeIn);
  dialog->open();
}

void StandingView::takeIn(const QString& file) {
  m_background.run(
      "release", [path = pathFrom(file)](const std::stop_token&) { return app::readReleaseFile(path); },
      [this](base::Result<lists::ReleaseFigures> figures) { keep(std::move(figures)); });
}

void StandingView::keep(base::Result<lists::ReleaseFigures> figures) {
  if (!figures) {
    navigator().say(MessageKind::Error, messageText(figures.error()));
    return;
  }
  const auto today = state().now().today;
  const auto missing = figures->missing.size();
  state().use<domain::ListExtract>(
      tr("Keep the release’s figures"), app::SessionUse::Writing,
      [figures = std::make_shared<const lists::ReleaseFigures>(std::move(*figures)), today](
          app::Session& session, base::Stamp now, const app::WorkControl&) {
        return app::keepRelease(session, *figures, today, now);
      },
      this, [this, missing](base::Result<domain::ListExtract> kept) {
        if (!kept) return navigator().say(MessageKind::Error, messageText(kept.error()));
        navigator().sayUndoable(
            missing == 0
                ? tr("The release’s figures are kept: %L1 authorities.").arg(kept->rows)
                : tr("The release’s figures are kept: %L1 authorities. %L2 measures aren’t in it; each says why.")
                      .arg(kept->rows)
                      .arg(missing));
      });
}

void StandingView::load() {
  m_stale = false;
  state().use<std::optional<app::AreaStandingReport>>(
      {}, app::SessionUse::Reading,
      [workspace = std::make_shared<const domain::Workspace>(forStanding(state().workspace())), wanted = m_wanted,
       today = state().now().today](app::Session& session, base::Stamp, const app::WorkControl&) {
        return app::areaStanding(session, *workspace, today, wanted);
      },
      this, [this](base::Result<std::optional<app::AreaStandingReport>> report) { take(std::move(report)); });
}

void StandingView::take(base::Result<std::optional<app::AreaStandingReport>> report) {
  m_report.reset();
  if (!report)
    navigator().say(MessageKind::Error, messageText(report.error()));
  else if (*report)
    m_report = std::make_shared<const app::AreaStandingReport>(std::move(**report));
  showRows();
}

void StandingView::showRows() {
  m_model->setReport(m_report);
  if (m_report) {
    std::vector<std::pair<base::Uuid, QString>> authorities;
    for (const auto& authority : m_report->authorities)
      authorities.emplace_back(base::namedUuid(authority.code), toQt(authority.name));
    std::ranges::sort(authorities, {}, [](const auto& entry) { return entry.second; });
    std::vector<CompareBar::Authority> others;
    for (const auto& authority : m_report->authorities) others.push_back({authority.code, toQt(authority.name)});
    std::ranges::sort(others, {}, &CompareBar::Authority::name);
    m_compare->set(std::move(others), app::comparedWith(state().workspace()));
    m_compare->setEnabled(!state().readOnlyWhy());
    m_authority->setEntries(std::move(authorities));
    m_unknown->setTexts(tr("The release doesn’t know this area"),
                        tr("%1 has no authority with the code “%2” or the name “%3”: it may be fictional, newer than the "
                           "release, or part of several authorities. Add the areas that it is most like above: their "
                           "figures and England’s then stand beside what your own lists say today. Or choose one "
                           "authority to look at as if it were this area.")
                            .arg(toQt(m_report->file), toQt(state().workspace().area().laCode),
                                 toQt(state().workspace().area().name)));
  }
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kAround, 0, kAround, kAround);
  column->setSpacing(kBetween);
  if (m_report && m_report->standing) {
    column->addWidget(makeLabel(aboutText(), {TextSize::Body, TextWeight::Regular, Role::Muted}));
    column->addWidget(new StandingKey);
    std::string group;
    for (std::size_t i = 0; i < m_report->standing->measures.size(); ++i) {
      const auto& measure = m_report->definition.measures[i];
      const QString words = toQt(measure.title);
      if (!m_filter.isEmpty() &&
          base::folded(measure.title).find(base::folded(fromQt(m_filter))) == std::string::npos)
        continue;
      if (measure.group != group) {
        group = measure.group;
        for (const auto& one : m_report->definition.groups)
          if (one.id == group) column->addWidget(new SectionHeader(toQt(one.title)));
      }
      column->addWidget(makeRow(i));
    }
  }
  column->addStretch(1);
  m_scroll->setColumn(content);
  showState();
  emit summaryChanged();
}

QWidget* StandingView::makeRow(std::size_t place) {
  const auto& measure = m_report->definition.measures[place];
  const auto& standing = m_report->standing->measures[place];
  const auto* newest = newestPeriod(standing);
  auto* row = new StandingRow(toQt(measure.title));
  auto* column = new QVBoxLayout(row);
  column->setContentsMargins(kInside, kInside, kInside, kInside);
  column->setSpacing(2);
  column->addWidget(makeLabel(toQt(measure.title), {TextSize::Body, TextWeight::Strong}));
  const QString sentence = measureSentence(*m_report, place);
  column->addWidget(makeLabel(sentence));
  QStringList notes{sentence};
  if (newest != nullptr) {
    auto* strip = new DotStrip;
    strip->set(*newest, standing.periods, measure.breaks);
    strip->setAccessibleName(tr("Picture of the same"));
    column->addWidget(strip);
  }
  const auto note = [&](const QString& text) {
    column->addWidget(makeLabel(text, {TextSize::Small, TextWeight::Regular, Role::Muted}));
    notes << text;
  };
  if (!measure.about.empty()) note(toQt(measure.about));
  for (const auto& at : measure.breaks)
    if (standing.periods.size() > 1 && standing.periods.front().period < at.from) note(toQt(at.about));
  const QString own = ownWords(*m_report, place);
  if (place < m_report->own.size() && m_report->own[place])
    column->addWidget(makeLabel(own));
  else
    row->setToolTip(own);
  notes << own;
  row->setAccessibleDescription(notes.join(u' '));
  return row;
}

QString StandingView::aboutText() const {
  if (!m_report || !m_report->standing) return {};
  if (m_report->isBeside)
    return tr("%1 isn’t in %2. The rings are the areas that you chose to compare it with, the line is their mean; it has "
              "no rank. A release’s figures are a year and more old when they come out.")
        .arg(toQt(m_report->standing->area.name), toQt(m_report->file));
  if (!m_report->comparedWith.empty())
    return tr("%1%2. %3. The rings are the areas that you chose to compare it with in place of its statistical "
              "neighbours, the line is their mean. A release’s figures are a year and more old when they come out.")
        .arg(toQt(m_report->standing->area.name),
             m_report->standing->region.empty() ? QString() : tr(", region %1").arg(toQt(m_report->standing->region)),
             toQt(m_report->file));
  return tr("%1%2. %3. Neighbours: %4. A release’s figures are a year and more old when they come out.")
      .arg(toQt(m_report->standing->area.name),
           m_report->standing->region.empty() ? QString() : tr(", region %1").arg(toQt(m_report->standing->region)),
           toQt(m_report->file), toQt(m_report->neighboursSource));
}

void StandingView::keepCompared() {
  const auto& chosen = m_compare->chosen();
  m_asksOthers = m_report != nullptr && m_report->knowsOwn && !chosen.empty();
  auto change = app::compareWith(state().workspace(), chosen, state().ids(), state().now().utc);
  if (!change) return;
  state().apply(chosen.empty() ? tr("compare with no chosen areas") : tr("choose areas to compare with"),
                std::move(*change));
}

void StandingView::openArgument(const QString& argument) {
  const auto id = base::parseUuid(fromQt(argument.section(u':', 1)));
  const auto* saved = id ? state().find<domain::SavedView>({*id}) : nullptr;
  if (saved == nullptr || saved->value.list != "children.standing") return;
  m_form->setValue(kAsTable);
  showState();
  (void)m_tools->open(saved->value.id);
}

void StandingView::showState() {
  enum { kNoRelease, kUnknownArea, kRows, kTable };
  const bool has = m_report != nullptr;
  m_top->setVisible(has);
  const bool isOwn = has && m_wanted.empty();
  const bool compares = isOwn && (!m_report->knowsOwn || !m_report->comparedWith.empty() || m_asksOthers);
  m_compare->setVisible(compares);
  m_others->setVisible(isOwn && !compares);
  m_others->setEnabled(!state().readOnlyWhy());
  const bool table = m_form->value() == kAsTable;
  m_columns->setVisible(table);
  m_about->setText(aboutText());
  m_stack->setCurrentIndex(!has ? kNoRelease : !m_report->standing ? kUnknownArea : table ? kTable : kRows);
  const auto& why = state().readOnlyWhy();
  for (auto* button : {m_choose, m_empty->button()}) {
    button->setEnabled(!why);
    button->setToolTip(why ? messageText(*why) : QString());
  }
}

void StandingView::setFilter(const QString& text) {
  if (m_filter == text) return;
  m_filter = text;
  m_model->setFilterText(text);
  if (m_report) showRows();
}

QString StandingView::summary() const {
  if (!m_report || !m_report->standing) return {};
  std::size_t shown = 0;
  for (const auto& measure : m_report->standing->measures)
    if (!measure.periods.empty()) ++shown;
  return tr("%1: %L2 measures").arg(toQt(m_report->standing->area.name)).arg(shown);
}

}  // namespace waymark::ui
