// SPDX-License-Identifier: GPL-3.0-or-later
// The import onto lists that are here already: they are opened once, the file is joined on beside the storage thread, and
// what it fills comes in as one undo step.
#include <QLabel>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

#include "app/list_mapping.h"
#include "app/session.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/list_import_view.h"
#include "shell/seal_keeper.h"
#include "widgets/button.h"

namespace waymark::ui {

/// The definition's lists that are here and whose children are known by a number.
std::vector<std::size_t> ListImportView::keptListPlaces() const {
  std::vector<std::size_t> places;
  if (isRegister()) return places;
  for (std::size_t i = 0; i < m_definition->lists.size(); ++i)
    if (!lists::keyColumns(*m_definition, i).empty() &&
        app::latestExtract(state().workspace(), m_definition->id, m_definition->lists[i].id) != nullptr)
      places.push_back(i);
  return places;
}

void ListImportView::openKept() {
  const auto key = state().seal().key();
  if (key == nullptr) return;
  using Kept = std::vector<app::KeptList>;
  const unsigned number = ++m_number;
  state().use<Kept>(
      tr("Opening the lists"), app::SessionUse::Reading,
      [definition = m_definition, list = m_joins.back().list, key](
          app::Session& session, base::Stamp, const app::WorkControl& control) -> base::Result<Kept> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::listsToJoin(session, *workspace, *definition, list, *key);
      },
      this, [this, number](base::Result<Kept> kept) {
        if (number != m_number) return;
        if (!kept) {
          forget();
          showStart();
          return navigator().say(MessageKind::Error, messageText(kept.error()));
        }
        m_kept = std::make_shared<const Kept>(std::move(*kept));
        read();
      });
}

void ListImportView::compareKept() {
  QStringList words;
  for (std::size_t i = 0; i < m_read->tables.size(); ++i) words << listWords(i);
  m_title->setText(tr("Columns from %1 for the lists that are here").arg(toQt(m_joins.back().source)));
  m_import->setText(tr("Import the columns"));
  m_words->setText(words.join(u'\n'));
  showColumn();
  state().use<ListPreviews>(
      tr("Comparing with what is there"), app::SessionUse::Reading,
      [definition = m_definition, kept = m_kept, all = m_all, key = state().seal().key()](
          app::Session& session, base::Stamp, const app::WorkControl& control) -> base::Result<ListPreviews> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::previewOnto(*workspace, *key, *definition, *kept, *all);
      },
      this, [this, number = ++m_number](base::Result<ListPreviews> previews) {
        if (number != m_number) return;
        if (!previews) return navigator().say(MessageKind::Error, messageText(previews.error()));
        showCompared(std::move(*previews));
        m_import->setEnabled(
            std::ranges::any_of(m_all->joined, [](const app::JoinedFile& one) { return one.told.filled > 0; }));
      });
}

void ListImportView::importKept() {
  const auto key = state().seal().key();
  if (!m_previews || key == nullptr) return;
  m_import->setEnabled(false);  // once
  using Taken = std::vector<app::ImportedList>;
  state().use<Taken>(
      tr("Importing"), app::SessionUse::Writing,
      [definition = m_definition, kept = m_kept, all = m_all, key](
          app::Session& session, base::Stamp now, const app::WorkControl& control) -> base::Result<Taken> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        auto headers = app::keepJoinHeaders(*workspace, *definition, all->joined, session.who(), now);
        return app::importOnto(session, *workspace, *key, *definition, *kept, *all, std::move(headers), now);
      },
      this, [this, number = ++m_number, all = m_all](base::Result<Taken> taken) {
        if (!taken) {
          navigator().say(MessageKind::Error, messageText(taken.error()));
          m_import->setEnabled(number == m_number);
          return;
        }
        std::size_t filled = 0;
        for (const auto& one : all->joined) filled += one.told.filled;
        imported(tr("Filled %L1 cells of the lists. Ctrl+Z takes them out again.").arg(filled));
      });
}

}  // namespace waymark::ui
