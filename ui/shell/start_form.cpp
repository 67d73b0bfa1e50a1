// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/start_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "bridge/dates.h"
#include "bridge/text.h"
#include "shell/app_state.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/style.h"

namespace waymark::ui {

namespace {

constexpr int kQuestions = 5;
constexpr int kQuestionHeight = 300;  // the buttons stay where they are from question to question

/// The kind of body that a person with a role of the pack works for; mostly the council.
domain::PartnerKind bodyOf(const std::string& role) {
  if (role == "icb_lead") return domain::PartnerKind::Icb;
  if (role == "health_lead") return domain::PartnerKind::HealthProvider;
  if (role == "pcf") return domain::PartnerKind::ParentCarerForum;
  if (role == "sendiass") return domain::PartnerKind::Sendiass;
  return domain::PartnerKind::LocalAuthority;
}

}  // namespace

StartForm::StartForm(AppState& state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_progress(makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted})),
      m_questions(new QStackedLayout),
      m_next(new Button(ButtonKind::Primary, tr("Next"))) {
  auto* holder = new QWidget;
  holder->setLayout(m_questions);
  holder->setMinimumHeight(kQuestionHeight);
  auto* goBack = new Button(ButtonKind::Secondary, tr("Back"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_next);
  buttons->addWidget(goBack);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kInside);
  column->addWidget(makeLabel(tr("Start a workspace"), {TextSize::Title, TextWeight::Strong}));
  column->addWidget(m_progress);
  column->addSpacing(kBetween);
  column->addWidget(holder);
  column->addLayout(buttons);
  askArea();
  askFramework();
  askPerson();
  askPartners();
  askFile();
  connect(m_next, &QPushButton::clicked, this, &StartForm::next);
  connect(goBack, &QPushButton::clicked, this, &StartForm::back);
  suggest();
  show(0);
}

int StartForm::question() const {
  return m_questions->currentIndex();
}

QVBoxLayout* StartForm::addQuestion(const QString& question, const QString& why) {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kBetween);
  column->addWidget(makeLabel(question, {TextSize::Heading, TextWeight::Strong}));
  if (!why.isEmpty()) column->addWidget(makeLabel(why, {TextSize::Body, TextWeight::Regular, Role::Muted}));
  page->setAccessibleName(question);
  m_questions->addWidget(page);
  return column;
}

void StartForm::askArea() {
  auto* column = addQuestion(tr("Which area is it for?"), {});
  m_area = new QLineEdit;
  m_areaRow = new FormRow(tr("Area"), m_area, tr("As people call it, for example Harrowmere."));
  m_code = new QLineEdit;
  m_code->setMaximumWidth(120);
  m_code->setMaxLength(3);
  m_codeRow = new FormRow(tr("Local authority code"), m_code,
                          tr("Three digits, as the Department for Education has it. You can leave it out."));
  column->addWidget(m_areaRow);
  column->addWidget(m_codeRow);
  column->addStretch(1);
  connect(m_area, &QLineEdit::textEdited, this, &StartForm::suggest);
}

void StartForm::askFramework() {
  auto* column = addQuestion(tr("Which inspection are you preparing for?"),
                             tr("Criteria, outcomes and the plan come from it. The newest is right for most."));
  m_framework = new QComboBox;
  const auto packs = m_state.library().list().packs;
  for (const auto& pack : packs) {
    if (m_framework->findData(toQt(pack.id)) >= 0) continue;  // an older version
    m_framework->addItem(toQt(pack.title), toQt(pack.id));
    m_framework->setItemData(m_framework->count() - 1, tr("In force from %1.").arg(longDate(pack.effectiveFrom)),
                             Qt::ToolTipRole);
  }
  const auto newest = std::ranges::find(packs, framework::PackKind::FullInspection, &framework::PackSummary::kind);
  if (newest != packs.end()) m_framework->setCurrentIndex(m_framework->findData(toQt(newest->id)));
  m_about = makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Muted});
  column->addWidget(new FormRow(tr("Framework"), m_framework));
  column->addWidget(m_about);
  column->addStretch(1);
  const auto say = [this] { m_about->setText(m_framework->currentData(Qt::ToolTipRole).toString()); };
  connect(m_framework, &QComboBox::currentIndexChanged, this, say);
  say();
}

void StartForm::askPerson() {
  auto* column =
      addQuestion(tr("Who are you?"), tr("So that your tasks can be told from others'. You can leave it out."));
  m_name = new QLineEdit;
  m_role = new QComboBox;
  m_organisation = new QLineEdit;
  m_organisationRow = new FormRow(tr("Your organisation"), m_organisation);
  column->addWidget(new FormRow(tr("Your name"), m_name));
  column->addWidget(new FormRow(tr("Your role in the inspection"), m_role));
  column->addWidget(m_organisationRow);
  column->addStretch(1);
  connect(m_organisation, &QLineEdit::textEdited, this, [this] { m_organisationTyped = true; });
  connect(m_role, &QComboBox::currentIndexChanged, this, &StartForm::suggest);
}

void StartForm::askPartners() {
  auto* column = addQuestion(tr("Who else is in the partnership?"),
                             tr("Tick and name those you know; Partners takes more later."));
  column->setSpacing(kInside);
  addPartner(*column, domain::PartnerKind::LocalAuthority, tr("Council"), Qt::Checked);
  addPartner(*column, domain::PartnerKind::Icb, tr("Integrated care board"), Qt::Checked);
  addPartner(*column, domain::PartnerKind::HealthProvider, tr("Health provider"), Qt::Unchecked);
  addPartner(*column, domain::PartnerKind::ParentCarerForum, tr("Parent carer forum"), Qt::Checked);
  addPartner(*column, domain::PartnerKind::Sendiass, tr("SENDIASS"), Qt::Checked);
  addPartner(*column, domain::PartnerKind::SchoolOrCollege, tr("Schools and colleges"), Qt::Unchecked);
  m_partnersNote = makeLabel({}, {TextSize::Small, TextWeight::Regular, Role::Late});
  column->addWidget(m_partnersNote);
  column->addStretch(1);
}

void StartForm::addPartner(QVBoxLayout& column, domain::PartnerKind kind, const QString& word, Qt::CheckState ticked) {
  auto* tick = new QCheckBox(word);
  tick->setCheckState(ticked);
  fixTextWidth(tick, 200);
  auto* name = new QLineEdit;
  name->setAccessibleName(tr("Name: %1").arg(word));
  name->setEnabled(ticked == Qt::Checked);
  auto* row = new QHBoxLayout;
  row->addWidget(tick);
  row->addWidget(name, 1);
  column.addLayout(row);
  const auto place = m_partners.size();
  m_partners.push_back({kind, tick, name});
  connect(tick, &QCheckBox::toggled, name, &QWidget::setEnabled);
  connect(name, &QLineEdit::textEdited, this, [this, place] { m_partners[place].typed = true; });
}

void StartForm::askFile() {
  auto* column = addQuestion(tr("Where shall it be kept?"), tr("One file. It stays on this computer."));
  m_file = new QLineEdit;
  auto* field = new QWidget;
  auto* row = new QHBoxLayout(field);
  row->setContentsMargins(0, 0, 0, 0);
  auto* choose = new Button(ButtonKind::Secondary, tr("Choose…"));
  row->addWidget(m_file, 1);
  row->addWidget(choose);
  field->setFocusProxy(m_file);
  m_file->setAccessibleName(tr("Save as"));
  m_fileRow = new FormRow(tr("Save as"), field, tr("On this computer, not on a network share."));
  m_summary = makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted});
  column->addWidget(m_fileRow);
  column->addWidget(m_summary);
  column->addStretch(1);
  connect(m_file, &QLineEdit::textEdited, this, [this] { m_fileTyped = true; });
  connect(choose, &QPushButton::clicked, this, [this] {
    auto* dialog =
        new QFileDialog(this, tr("Save the workspace as"), m_file->text(), tr("Waymark workspaces (*.waymark)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("waymark"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
      m_file->setText(file);
      m_fileTyped = true;
    });
    dialog->open();
  });
}

void StartForm::focusFirst() {
  QWidget* first[] = {m_area, m_framework, m_name, m_partners.front().tick, m_file};
  first[question()]->setFocus(Qt::TabFocusReason);
}

void StartForm::show(int question) {
  if (question == 2) fillRoles();
  if (question == 4) {
    int bodies = 0;
    for (const auto& row : m_partners) bodies += row.tick->isChecked() ? 1 : 0;
    m_summary->setText(tr("Made with it: %1, the plan of “%2”, %3 and %4.")
                           .arg(m_area->text().trimmed(), m_framework->currentText(),
                                bodies == 1 ? tr("1 organisation") : tr("%1 organisations").arg(bodies),
                                m_name->text().trimmed().isEmpty() ? tr("nobody yet") : m_name->text().trimmed()));
  }
  m_questions->setCurrentIndex(question);
  m_progress->setText(tr("Question %1 of %2").arg(question + 1).arg(kQuestions));
  m_next->setText(question == kQuestions - 1 ? tr("Start") : tr("Next"));
  focusFirst();
}

void StartForm::next() {
  if (!isRight(question())) return;
  if (question() < kQuestions - 1) {
    show(question() + 1);
    return;
  }
  // The field of an earlier question may have been emptied after Back.
  for (int i = 0; i < kQuestions; ++i)
    if (!isRight(i)) {
      show(i);
      return;
    }
  create();
}

void StartForm::back() {
  if (question() == 0)
    emit left();
  else
    show(question() - 1);
}

bool StartForm::isRight(int question) {
  if (question == 0) {
    const QString code = m_code->text().trimmed();
    bool isNumber = false;
    code.toUInt(&isNumber);
    const bool codeRight = code.isEmpty() || (code.size() == 3 && isNumber);
    const bool named = !m_area->text().trimmed().isEmpty();
    m_areaRow->setError(named ? QString() : tr("The area needs a name."));
    m_codeRow->setError(codeRight ? QString() : tr("A local authority code is three digits."));
    if (!named)
      m_area->setFocus(Qt::OtherFocusReason);
    else if (!codeRight)
      m_code->setFocus(Qt::OtherFocusReason);
    return named && codeRight;
  }
  if (question == 2) {
    const bool right = m_name->text().trimmed().isEmpty() || !m_organisation->text().trimmed().isEmpty();
    m_organisationRow->setError(right ? QString() : tr("Say which organisation you belong to."));
    if (!right) m_organisation->setFocus(Qt::OtherFocusReason);
    return right;
  }
  if (question == 3) {
    m_partnersNote->clear();
    for (const auto& row : m_partners)
      if (row.tick->isChecked() && row.name->text().trimmed().isEmpty()) {
        m_partnersNote->setText(tr("Name what is ticked, or take the tick away: %1.").arg(row.tick->text()));
        row.name->setFocus(Qt::OtherFocusReason);
        return false;
      }
    return true;
  }
  if (question == 4) {
    const bool right = !m_file->text().trimmed().isEmpty();
    m_fileRow->setError(right ? QString() : tr("Say where to save it."));
    return right;
  }
  return true;
}

void StartForm::suggest() {
  const QString area = m_area->text().trimmed();
  const auto suggested = [&area](domain::PartnerKind kind) {
    switch (kind) {
      case domain::PartnerKind::LocalAuthority:
        return area.isEmpty() ? tr("Council") : tr("%1 Council").arg(area);
      case domain::PartnerKind::Icb:
        return tr("Integrated care board");
      case domain::PartnerKind::ParentCarerForum:
        return area.isEmpty() ? tr("Parent carer forum") : tr("%1 parent carer forum").arg(area);
      case domain::PartnerKind::Sendiass:
        return area.isEmpty() ? tr("SENDIASS") : tr("%1 SENDIASS").arg(area);
      case domain::PartnerKind::SchoolOrCollege:
        return tr("Schools and colleges");
      default:
        return tr("Health provider");
    }
  };
  for (auto& row : m_partners)
    if (!row.typed) row.name->setText(suggested(row.kind));
  if (!m_organisationTyped) {
    const auto kind = bodyOf(fromQt(m_role->currentData().toString()));
    for (const auto& row : m_partners)
      if (row.kind == kind) m_organisation->setText(row.name->text());
  }
  if (!m_fileTyped) {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const std::string name = base::slug(fromQt(area));
    m_file->setText(folder.filePath(toQt(name.empty() ? "workspace" : name) + QStringLiteral(".waymark")));
  }
}

void StartForm::fillRoles() {
  const std::string framework = fromQt(m_framework->currentData().toString());
  if (framework == m_rolesOf) return;
  m_rolesOf = framework;
  const QVariant kept = m_role->currentData();
  m_role->clear();
  if (const auto pack = m_state.library().load(framework))
    for (const auto& role : pack->ownerRoles) m_role->addItem(toQt(role.title), toQt(role.id));
  m_role->addItem(tr("None of these"), QString());
  const int place = kept.isValid() ? m_role->findData(kept) : m_role->findData(QStringLiteral("lano"));
  m_role->setCurrentIndex(std::max(0, place));
}

domain::ChangeSet StartForm::records() {
  domain::ChangeSet set{fromQt(tr("start the workspace")), {}};
  domain::Area area;
  area.id = m_state.newId<domain::AreaTag>();
  area.name = fromQt(m_area->text().trimmed());
  area.laCode = fromQt(m_code->text().trimmed());
  area.frameworkId = fromQt(m_framework->currentData().toString());
  domain::Inspection inspection;
  inspection.id = m_state.newId<domain::InspectionTag>();
  inspection.title = fromQt(tr("Next area SEND inspection"));
  inspection.frameworkId = area.frameworkId;
  if (const auto pack = m_state.library().load(area.frameworkId)) area.frameworkVersion = pack->version;
  inspection.frameworkVersion = area.frameworkVersion;
  set.changes = {domain::made(area), domain::made(inspection)};

  const QString own = m_organisation->text().trimmed();
  const bool hasPerson = !m_name->text().trimmed().isEmpty();
  const std::string role = fromQt(m_role->currentData().toString());
  std::optional<domain::PartnerId> home;
  const auto addBody = [&](domain::PartnerKind kind, const QString& name) {
    domain::Partner partner;
    partner.id = m_state.newId<domain::PartnerTag>();
    partner.name = fromQt(name);
    partner.kind = kind;
    set.changes.push_back(domain::made(partner));
    if (hasPerson && !home && name.compare(own, Qt::CaseInsensitive) == 0) home = partner.id;
  };
  for (const auto& row : m_partners)
    if (row.tick->isChecked()) addBody(row.kind, row.name->text().trimmed());
  if (!hasPerson) return set;
  if (!home) addBody(bodyOf(role), own);
  domain::Person person;
  person.id = m_state.newId<domain::PersonTag>();
  person.name = fromQt(m_name->text().trimmed());
  person.partner = home;
  if (!role.empty()) person.roles = {role};
  set.changes.push_back(domain::made(person));
  return set;
}

void StartForm::create() {
  m_state.create(pathFrom(m_file->text().trimmed()), records());
}

void StartForm::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    back();
  } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    auto* button = qobject_cast<QPushButton*>(focusWidget());
    if (button != nullptr)
      button->click();
    else
      next();
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace waymark::ui
