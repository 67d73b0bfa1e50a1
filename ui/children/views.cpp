// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows all views of Children & plans. A new one adds its include and one line.
#include "children/breakdown_view.h"
#include "children/caseload_view.h"
#include "children/children_view.h"
#include "children/clocks_view.h"
#include "children/list_import_view.h"
#include "children/measures_view.h"
#include "children/problems_view.h"
#include "children/standing_view.h"
#include "children/submissions_view.h"

namespace waymark::ui {

namespace {

template <class T>
CaseloadView* makeView(const ViewContext& context) {
  return new T(context);
}

#define TEXT(text) QT_TRANSLATE_NOOP("children", text)
constexpr ViewEntry kViews[] = {
    {"children", TEXT("Children"), TEXT("Every child and young person on the lists, by case code"),
     makeView<ChildrenView>},
    {"problems", TEXT("Problems"), TEXT("What is wrong with the lists, by rule and by child; to fix at source; settings that returned nothing"),
     makeView<ProblemsView>},
    {"clocks", TEXT("Clocks"), TEXT("Statutory time limits: due, late, how late and why; plans within 20 weeks"),
     makeView<ClocksView>},
    {"breakdown", TEXT("Breakdown"),
     TEXT("How many children by need, age, phase, sex, ethnicity, locality; for sharing with small numbers suppressed"),
     makeView<BreakdownView>},
    {"import", TEXT("Import"), TEXT("Take lists in from workbooks and CSV files, add columns, make a list definition from a template"),
     makeView<ListImportView>},
    {"standing", TEXT("Where the area stands"), TEXT("DfE's figures beside neighbours, region and England"),
     makeView<StandingView>},
    {"measures", TEXT("Measures"), TEXT("The partnership's own figures by month: waits, attendance, complaints"),
     makeView<MeasuresView>},
    {"submissions", TEXT("Submissions"), TEXT("Lists that went to inspectors, as they went out"),
     makeView<SubmissionsView>},
};
#undef TEXT

}  // namespace

std::span<const ViewEntry> viewEntries() {
  return kViews;
}

void CaseloadView::askImport() {
  emit viewAsked(QStringLiteral("import"), {});
}

}  // namespace waymark::ui
