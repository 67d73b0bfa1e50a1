// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows all pages. A new page adds its include and one line.
#include "cases/cases_page.h"
#include "children/children_page.h"
#include "evidence/evidence_page.h"
#include "fieldwork/fieldwork_page.h"
#include "judgement/outcome_page.h"
#include "partners/partners_page.h"
#include "requests/requests_page.h"
#include "settings/settings_page.h"
#include "shell/page.h"
#include "surveys/surveys_page.h"
#include "texts/texts_page.h"
#include "timeline/timeline_page.h"
#include "today/today_page.h"
#include "touch/touch_page.h"

namespace waymark::ui {

namespace {

template <class T>
Page* make(const PageContext& context) {
  return new T(context);
}

constexpr PageEntry kEntries[] = {
    {"today", QT_TRANSLATE_NOOP("pages", "Today"), "today", "Ctrl+1", make<TodayPage>},
    {"timeline", QT_TRANSLATE_NOOP("pages", "Timeline"), "timeline", "Ctrl+2", make<TimelinePage>, TimelinePage::places},
    {"evidence", QT_TRANSLATE_NOOP("pages", "Evidence"), "evidence", "Ctrl+3", make<EvidencePage>},
    {"outcome", QT_TRANSLATE_NOOP("pages", "Provisional outcome"), "outcome", "Ctrl+4", make<OutcomePage>},
    {"children", QT_TRANSLATE_NOOP("pages", "Children & plans"), "children", "Ctrl+5", make<ChildrenPage>,
     ChildrenPage::places},
    {"requests", QT_TRANSLATE_NOOP("pages", "Requests"), "requests", "Alt+1", make<RequestsPage>},
    {"surveys", QT_TRANSLATE_NOOP("pages", "Surveys"), "surveys", "Ctrl+8", make<SurveysPage>, SurveysPage::places},
    {"cases", QT_TRANSLATE_NOOP("pages", "Tracked children"), "cases", "Ctrl+9", make<CasesPage>},
    {"fieldwork", QT_TRANSLATE_NOOP("pages", "Fieldwork"), "calendar", "Alt+0", make<FieldworkPage>},
    {"touch", QT_TRANSLATE_NOOP("pages", "Keeping in touch"), "touch", "Alt+K", make<TouchPage>},
    {"texts", QT_TRANSLATE_NOOP("pages", "Texts"), "texts", "Alt+T", make<TextsPage>},
    {"partners", QT_TRANSLATE_NOOP("pages", "Partners"), "partners", "Ctrl+6", make<PartnersPage>},
    {"settings", QT_TRANSLATE_NOOP("pages", "Settings"), "settings", "Ctrl+7", make<SettingsPage>, SettingsPage::places},
};

}  // namespace

std::span<const PageEntry> pageEntries() {
  return kEntries;
}

}  // namespace waymark::ui
