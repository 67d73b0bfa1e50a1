// SPDX-License-Identifier: GPL-3.0-or-later
// Which definition the files are read by, in the import: built in, the settings register, or one of the area's own, made
// here from a template and kept in the workspace.
#include <QFileDialog>
#include <QStackedWidget>

#include "app/list_check.h"
#include "app/list_definitions.h"
#include "app/session.h"
#include "bridge/messages.h"
#include "bridge/text.h"
#include "children/list_import_view.h"
#include "children/template_form.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/id_combo.h"

namespace waymark::ui {

/// What was chosen stays, where it is still there.
void ListImportView::fillDefinitions() {
  const QString chosen = m_what->count() == 0 ? toQt(lists::kStandardDefinition) : m_what->currentData().toString();
  m_what->clear();
  for (const auto& id : lists::builtInDefinitions()) {
    const auto definition = lists::builtInDefinition(id);
    if (!definition) continue;
    const int at = id == lists::kStandardDefinition ? 0 : m_what->count();
    m_what->insertItem(at, toQt(definition->title), toQt(id));
  }
  for (const auto& own : app::keptDefinitions(state().workspace())) m_what->addItem(toQt(own.title), toQt(own.id));
  m_what->addItem(tr("Settings register (Get Information about Schools)"));
  const int at = chosen.isEmpty() ? m_what->count() - 1 : m_what->findData(chosen);
  m_what->setCurrentIndex(std::max(at, 0));
  if (at < 0) chooseDefinition();
}

void ListImportView::chooseDefinition() {
  const QString id = m_what->currentData().toString();
  ++m_definitionNumber;
  m_opensDefinition = false;
  auto definition = lists::builtInDefinition(fromQt(id));
  if (definition || id.isEmpty()) {
    m_definition = definition ? std::make_shared<const lists::Definition>(*std::move(definition)) : nullptr;
    m_sourceRow->setVisible(!isRegister());
    return showSeal();
  }
  m_opensDefinition = true;
  m_choose->setEnabled(false);
  state().use<lists::Definition>(
      {}, app::SessionUse::Reading,
      [id = fromQt(id)](app::Session& session, base::Stamp,
                        const app::WorkControl& control) -> base::Result<lists::Definition> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        return app::definitionOf(session, *workspace, id);
      },
      this, [this, number = m_definitionNumber](base::Result<lists::Definition> opened) {
        if (number != m_definitionNumber) return;
        m_opensDefinition = false;
        if (!opened) {
          navigator().say(MessageKind::Error, messageText(opened.error()));
          m_what->setCurrentIndex(0);
          return chooseDefinition();
        }
        m_definition = std::make_shared<const lists::Definition>(std::move(*opened));
        m_sourceRow->show();
        showSeal();
      });
}

void ListImportView::chooseTemplate() {
  auto* dialog = new QFileDialog(this, tr("The template, as it was published"), {},
                                 tr("Templates (*.ods *.xlsx *.xlsm);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) { takeTemplate(pathFrom(name)); });
  dialog->open();
}

void ListImportView::takeTemplate(const std::filesystem::path& file) {
  if (const auto& why = state().readOnlyWhy()) return navigator().say(MessageKind::Error, messageText(*why));
  const auto today = state().now().today;
  m_background.run(
      "template",
      [file, today](const std::stop_token&) -> base::Result<lists::Draft> {
        const auto sheets = app::readHeads(file);
        if (!sheets) return tl::make_unexpected(sheets.error());
        return lists::draftDefinition(*sheets, file.filename().string(), today);
      },
      [this, file, today](base::Result<lists::Draft> draft) {
        if (!draft) return navigator().say(MessageKind::Error, messageText(draft.error()));
        m_templateForm->show(file.filename().string(), *draft, today);
        m_stack->setCurrentIndex(kTemplatePage);
        m_templateForm->focusFirst();
      });
}

void ListImportView::keepTemplate(const QString& file, const lists::FilledDraft& filled) {
  struct Kept {
    bool isNew = false;
  };
  state().use<Kept>(
      tr("Keeping the definition"), app::SessionUse::Writing,
      [json = filled.json, file = fromQt(file), title = filled.definition.title](
          app::Session& session, base::Stamp now, const app::WorkControl& control) -> base::Result<Kept> {
        const auto workspace = session.load(control);
        if (!workspace) return tl::make_unexpected(workspace.error());
        auto change = app::keepDefinition(session, *workspace, json, file, now);
        if (!change) return tl::make_unexpected(change.error());
        if (!*change) return Kept{false};
        const auto applied = session.apply({"keep the list definition “" + title + "”", {std::move(**change)}}, now);
        if (!applied) return tl::make_unexpected(applied.error().error);
        return Kept{true};
      },
      this,
      [this, id = toQt(filled.definition.id), title = toQt(filled.definition.title), rules = filled.definition.rules.size(),
       dropped = filled.dropped.size()](base::Result<Kept> kept) {
        if (!kept) return navigator().say(MessageKind::Error, messageText(kept.error()));
        fillDefinitions();
        m_what->setCurrentIndex(std::max(m_what->findData(id), 0));
        showStart();
        chooseDefinition();
        m_what->setFocus(Qt::OtherFocusReason);
        QString sentence = tr("Kept “%1”, with %L2 rules.").arg(title).arg(rules);
        if (dropped > 0) sentence += u' ' + tr("%L1 rules don’t fit what was said of their columns and were left out.").arg(dropped);
        kept->isNew ? navigator().sayUndoable(sentence) : navigator().say(MessageKind::Info, sentence);
      });
}

}  // namespace waymark::ui
