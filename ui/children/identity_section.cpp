// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/identity_section.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/correction_words.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"
#include "widgets/clear_layout.h"
#include "widgets/label.h"

namespace waymark::ui {

IdentitySection::IdentitySection(AppState& state, Navigator& navigator, std::shared_ptr<const ReadCaseload> read,
                                 app::NewestExtracts newest, const domain::ChildId& child, QString caseCode)
    : m_state(state),
      m_navigator(navigator),
      m_read(std::move(read)),
      m_newest(std::move(newest)),
      m_child(child),
      m_caseCode(std::move(caseCode)),
      m_words(makeLabel({}, {TextSize::Body, TextWeight::Regular, Role::Muted})),
      m_button(new Button(ButtonKind::Secondary, {})),
      m_cells(new QVBoxLayout),
      m_formPlace(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, kInside);
  column->setSpacing(4);
  column->addWidget(makeLabel(tr("Who it is"), {TextSize::Body, TextWeight::Strong}));
  column->addWidget(m_words);
  m_cells->setSpacing(2);
  column->addLayout(m_cells);
  column->addLayout(m_formPlace);
  column->addWidget(m_button, 0, Qt::AlignLeft);
  setFocusProxy(m_button);
  connect(m_button, &QPushButton::clicked, this, &IdentitySection::ask);
  connect(&m_state.seal(), &SealKeeper::changed, this, &IdentitySection::follow);
  follow();
}

void IdentitySection::setRead(std::shared_ptr<const ReadCaseload> lists, app::NewestExtracts newest) {
  m_read = std::move(lists);
  m_newest = std::move(newest);
  if (m_isShown) read(Log::AsBefore);
}

void IdentitySection::follow() {
  const auto standing = m_state.seal().standing();
  const bool open = standing == SealKeeper::Standing::Unlocked;
  if (!open || !m_isShown) {
    m_isShown = false;
    m_lines.clear();
    clearLayout(m_cells);
    if (m_form != nullptr) closeForm();
  }
  m_words->setText(open ? tr("The seal is open. Showing a child is written to the log.")
                   : standing == SealKeeper::Standing::Locked ? tr("Sealed: unlock to see.")
                                                              : tr("Sealed. This workspace has no seal that could be "
                                                                   "opened here."));
  m_words->setVisible(!m_isShown);
  m_button->setText(open ? tr("Show who this is") : tr("Unlock to see…"));
  m_button->setAccessibleName(open ? tr("Show who %1 is").arg(m_caseCode) : tr("Unlock to see who %1 is").arg(m_caseCode));
  m_button->setVisible(!m_isShown && (open || standing == SealKeeper::Standing::Locked));
}

void IdentitySection::ask() {
  if (m_state.seal().standing() == SealKeeper::Standing::Unlocked)
    read(Log::AccessNow);
  else
    m_state.seal().ask(tr("to see who %1 is").arg(m_caseCode));
}

void IdentitySection::read(Log log) {
  const auto key = m_state.seal().key();
  if (key == nullptr) return;
  m_button->setEnabled(false);
  m_state.use<std::vector<app::ListedIdentity>>(
      {}, log == Log::AccessNow ? app::SessionUse::Writing : app::SessionUse::Reading,
      [key, newest = m_newest, child = m_child, log, reason = fromQt(tr("%1 was shown").arg(m_caseCode))](
          app::Session& session, base::Stamp now,
          const app::WorkControl&) -> base::Result<std::vector<app::ListedIdentity>> {
        auto found = app::identityOf(session, newest, child, *key);
        if (!found || log == Log::AsBefore) return found;
        // Written down before anything is shown.
        if (auto noted = app::noteAccess(session, domain::IdentityAccessKind::Unsealed, reason, 1, now); !noted)
          return tl::make_unexpected(noted.error());
        return found;
      },
      this, [this](base::Result<std::vector<app::ListedIdentity>> found) {
        m_button->setEnabled(true);
        if (m_state.seal().standing() != SealKeeper::Standing::Unlocked) return;  // shut meanwhile
        if (found)
          show(*found);
        else
          m_words->setText(messageText(found.error()));
      });
}

/// A line for each cell; what several lists give alike is one, and corrected on all of them.
void IdentitySection::show(const std::vector<app::ListedIdentity>& found) {
  const auto focused = std::ranges::find_if(m_lines, [](const Line& line) { return line.button->hasFocus(); });
  const auto focusedLine = focused == m_lines.end() ? m_lines.size() : static_cast<std::size_t>(focused - m_lines.begin());
  const bool hadFocus = focused != m_lines.end();
  clearLayout(m_cells);
  m_lines.clear();
  std::vector<std::pair<CellToCorrect, const app::ShownCorrection*>> cells;
  for (const auto& identity : found)
    for (const auto& [column, text] : identity.cells) {
      const auto correction = std::ranges::find(identity.corrections, column, [](const app::ShownCorrection& one) {
        return one.value.column;
      });
      const auto* known = correction == identity.corrections.end() ? nullptr : &*correction;
      const auto alike = std::ranges::find_if(cells, [&, column = column, &text = text](const auto& cell) {
        return cell.first.column == column && cell.first.value == text;
      });
      if (alike == cells.end()) {
        cells.push_back({{m_child, m_caseCode, {{identity.list, identity.row}}, column, text,
                          known == nullptr ? std::string() : known->stored.value.note}, known});
      } else if (std::ranges::find(alike->first.places, identity.list, &CellToCorrect::Place::list) ==
                 alike->first.places.end()) {
        alike->first.places.push_back({identity.list, identity.row});
      }
    }
  for (const auto& [cell, correction] : cells) addLine(cell, correction);
  if (cells.empty()) m_cells->addWidget(makeLabel(tr("The lists say nothing of who this child is.")));
  m_isShown = true;
  follow();
  if (hadFocus) focusLine(focusedLine);
  if (const auto wanted = std::exchange(m_wanted, std::nullopt)) correct(*wanted);
}

void IdentitySection::addLine(const CellToCorrect& cell, const app::ShownCorrection* correction) {
  const auto& definition = m_read->caseload.definition;
  const QString title = toQt(definition.columns[cell.column].title);
  const QString value = cell.value.empty() ? tr("nothing given") : keptWords(definition, cell.column, cell.value);
  QString said = tr("%1: %2").arg(title, value);
  if (correction != nullptr && correction->state == lists::CorrectionState::Standing)
    said = tr("%1 (corrected here; the source says %2)")
               .arg(said, quotedWords(definition, cell.column, correction->value.was));
  auto* line = new QWidget;
  auto* row = new QHBoxLayout(line);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kInside);
  row->addWidget(makeLabel(said), 1);
  auto* button = new Button(ButtonKind::Quiet, tr("Correct…"));
  button->setAccessibleName(tr("Correct %1 of %2").arg(title, m_caseCode));
  button->setEnabled(!m_state.readOnlyWhy());
  connect(button, &QPushButton::clicked, this, [this, at = m_lines.size()] { openForm(at); });
  row->addWidget(button, 0, Qt::AlignTop);
  m_cells->addWidget(line);
  m_lines.push_back({cell, button});
}

void IdentitySection::correct(std::size_t column) {
  if (m_state.readOnlyWhy()) return m_navigator.say(MessageKind::Warning, messageText(*m_state.readOnlyWhy()));
  if (!m_isShown) {
    // A seal that is shut stays in the way until somebody opens it: nothing is shown later for having been asked now.
    if (m_state.seal().standing() == SealKeeper::Standing::Unlocked) m_wanted = column;
    m_button->setFocus(Qt::OtherFocusReason);
    return ask();
  }
  const auto line = std::ranges::find(m_lines, column, [](const Line& one) { return one.cell.column; });
  if (line == m_lines.end()) return m_navigator.say(MessageKind::Info, tr("The child’s lists have no such column."));
  openForm(static_cast<std::size_t>(line - m_lines.begin()));
}

void IdentitySection::openForm(std::size_t line) {
  if (m_form != nullptr) closeForm();
  m_form = new CorrectionForm(m_state, m_navigator, m_read, m_lines[line].cell);
  m_formPlace->addWidget(m_form);
  m_form->show();
  connect(m_form, &CorrectionForm::closed, this, [this, line] {
    focusLine(line);
    closeForm();
  });
  m_form->focusValue();
}

void IdentitySection::focusLine(std::size_t line) {
  if (line >= m_lines.size()) return;
  auto* button = m_lines[line].button;
  button->parentWidget()->show();  // at once: the line may be new
  button->setFocus(Qt::OtherFocusReason);
}

void IdentitySection::closeForm() {
  m_form->hide();
  m_form->deleteLater();
  m_form = nullptr;
  emit corrected();
}

}  // namespace waymark::ui
