// SPDX-License-Identifier: GPL-3.0-or-later
#include "children/children_view.h"

#include <QVBoxLayout>

#include "widgets/label.h"

namespace waymark::ui {

ChildrenView::ChildrenView(const ViewContext& context)
    : CaseloadView(context),
      m_empty(new EmptyState("children", tr("No lists yet"),
                             tr("Inspectors ask for two lists in week 1: everybody with an EHC plan and everybody on "
                                "SEN support. Here they are checked, mended and kept by case code, with the clocks of "
                                "each plan. Names stay under the seal."),
                             tr("How lists come in"))) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_empty);
  connect(m_empty, &EmptyState::started, this, [this] {
    navigator().say(MessageKind::Info, tr("For now lists come in with “waymark-cli seal” and “waymark-cli "
                                          "import-lists”; then they are here."));
  });
  connect(&state(), &AppState::applied, this, &CaseloadView::summaryChanged);
}

QString ChildrenView::summary() const {
  const auto children = static_cast<qlonglong>(state().workspace().all<domain::Child>().size());
  if (children == 0) return {};
  return children == 1 ? tr("1 child or young person") : tr("%L1 children and young people").arg(children);
}

}  // namespace waymark::ui
