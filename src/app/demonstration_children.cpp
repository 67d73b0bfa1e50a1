// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_children.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "app/corrections.h"
#include "app/demonstration_cases.h"
#include "app/demonstration_shape.h"
#include "app/demonstration_tracked.h"
#include "app/identities.h"
#include "app/kept_lists.h"
#include "app/list_check.h"
#include "app/list_import.h"
#include "app/submission.h"
#include "app/temporary_folder.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/settings_file.h"
#include "lists/identifiers.h"

namespace waymark::app {
namespace {

using base::Day;
using std::chrono::days;

constexpr const char* kAnnexA = "annex-a-2023";
constexpr const char* kCases = "ehc-cases";
constexpr std::array kPlanHeaders{"Unique ID",
                                  "UPN",
                                  "ULN",
                                  "Date of birth",
                                  "Gender",
                                  "Ethnicity",
                                  "Date initial EHC plan issued",
                                  "Date updated EHC plan issued",
                                  "Date EHC plan last reviewed",
                                  "SEN primary need",
                                  "Main education establishment – URN",
                                  "Main education establishment – phase",
                                  "Subsidiary education establishment – phase (dual registration)",
                                  "Elective home education",
                                  "Suspensions",
                                  "Permanent exclusions",
                                  "Absence",
                                  "Pupil Premium",
                                  "Known to children's social care?",
                                  "Which children's social care team?",
                                  "Does the child or young person have a disability?",
                                  "Decision letter date",
                                  "Locality",
                                  "Caseworker"};
/// The columns that List 2 has too, by their place above.
constexpr std::array kSupportColumns{0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20, 22};
constexpr std::array kCareTeams{"Child in need", "Child protection", "In care", "Disabled children’s team", "Early help"};

/// One child's cells by what they are; "" for nothing.
struct Row {
  std::string id, upn, uln, birthday, gender, ethnicity, initial, updated, reviewed, need, urn, phase, subsidiary, home,
      suspensions, exclusions, absence, premium, care, careTeam, disability, decided, locality, caseworker;

  [[nodiscard]] std::array<const std::string*, kPlanHeaders.size()> cells() const {
    return {&id,   &upn, &uln,        &birthday,    &gender,     &ethnicity, &initial, &updated,
            &reviewed, &need, &urn,   &phase,       &subsidiary, &home,      &suspensions, &exclusions,
            &absence, &premium, &care, &careTeam,   &disability, &decided,   &locality, &caseworker};
  }
};

struct DemonstrationSetting {
  std::string urn;
  std::string name;
  std::string phase;  // as the list has it
  std::string locality;
};

/// Cells as the case team puts them right while their source still has them so.
struct MadeCorrection {
  const char* list;
  const char* column;
  const char* was;
  const char* value;
  const char* note;
  int rows;
};
constexpr std::array<MadeCorrection, 6> kCorrections{{
    {"List_1", "ethnicity", "", "WBRI", "The school’s admission form", 3},
    {"List_1", "disability", "", "Yes", "The last annual review", 3},
    {"List_1", "primary_need", "DS", "SLD", "Section B of the plan", 2},
    {"List_1", "primary_need", "", "ASD", "Section B of the plan", 1},
    {"List_2", "ethnicity", "", "WIRI", "The school’s admission form", 2},
    {"List_2", "disability", "", "No", "The SENCO, by telephone", 2},
}};
constexpr const char* kCorrectedBy = "Farah Rahman";
constexpr std::uint64_t kCorrectionIds = 2028;

/// Draws the children; everything hangs on the dice, so the order of the calls is part of the result.
class CaseloadMaker {
 public:
  CaseloadMaker(const DemonstrationShape& shape, int share) : m_shape(shape), m_share(share), m_dice(shape.seed) {}

  DemonstrationFiles make() {
    DemonstrationFiles files;
    files.settings = settings();
    files.plans = header(true);
    files.support = header(false);
    for (int i = 0; i < atShare(m_shape.plans); ++i) {
      auto row = planned(i + 1);
      m_plans.back().id = row.id;
      spoil(row);
      files.plans += line(row, true);
      if (m_dice.happens(m_shape.faultRate("twice"))) files.plans += line(row, true);
      if (isOnBoth(i)) m_onBoth.push_back(row);
    }
    for (int i = 0; i < atShare(m_shape.support); ++i) {
      auto row = supported(i + 1);
      if (i < atShare(m_shape.clocks.waiting)) m_waiting.push_back(row.id);
      spoil(row);
      files.support += line(row, false);
    }
    for (const auto& row : m_onBoth) files.support += line(row, false);
    auto cases = demonstrationCases(m_shape, m_plans, m_waiting, m_dice);
    files.cases = std::move(cases.cases);
    files.advice = std::move(cases.advice);
    files.reviews = std::move(cases.reviews);
    return files;
  }

 private:
  [[nodiscard]] int atShare(int count) const { return std::max(1, count * m_share / 100); }

  /// As many as the shape says, spread over the list: nobody's list begins with all of them.
  [[nodiscard]] bool isOnBoth(int place) const {
    const int step = std::max(1, atShare(m_shape.plans) / atShare(m_shape.onBothLists));
    return place % step == step / 2 && place / step < atShare(m_shape.onBothLists);
  }

  static std::string header(bool isPlan) {
    std::vector<std::string> names;
    if (isPlan) names.assign(kPlanHeaders.begin(), kPlanHeaders.end());
    else
      for (const int column : kSupportColumns) names.emplace_back(kPlanHeaders[static_cast<std::size_t>(column)]);
    return exchange::csvLine(names);
  }
  static std::string line(const Row& row, bool isPlan) {
    const auto all = row.cells();
    std::vector<std::string> cells;
    if (isPlan)
      for (const auto* cell : all) cells.push_back(*cell);
    else
      for (const int column : kSupportColumns) cells.push_back(*all[static_cast<std::size_t>(column)]);
    return exchange::csvLine(cells);
  }

  std::string settings() {
    struct Kind {
      const char* id;
      const char* ending;
      const char* type;
      const char* registerPhase;
      const char* phase;
    };
    constexpr std::array<Kind, 7> kKinds{{
        {"nursery", "Nursery School", "Local authority nursery school", "Nursery", "1"},
        {"primary", "Primary School", "Community school", "Primary", "2"},
        {"secondary", "School", "Academy converter", "Secondary", "4"},
        {"special", "Special School", "Community special school", "Not applicable", "Special"},
        {"alternative", "Centre", "Pupil referral unit", "Not applicable", "PRU/AP"},
        {"college", "College", "Further education", "16 plus", "6"},
        {"closed", "Junior School", "Community school", "Primary", "2"},
    }};
    std::string text = exchange::csvLine({"URN", "EstablishmentName", "EstablishmentStatus (name)",
                                          "TypeOfEstablishment (name)", "PhaseOfEducation (name)",
                                          "DistrictAdministrative (name)", "CloseDate", "LA (code)"});
    int urn = 900'000;
    for (const auto& kind : kKinds) {
      const auto count = m_shape.settings.find(kind.id);
      for (int i = 0; count != m_shape.settings.end() && i < count->second; ++i) {
        const auto& locality = one(m_shape.localities);
        DemonstrationSetting setting{std::to_string(++urn), "", kind.phase, locality};
        setting.name = fmt::format("{} {} {}", one(m_shape.settingWords), locality, kind.ending);
        const bool isClosed = std::string_view(kind.id) == "closed";
        text += exchange::csvLine({setting.urn, setting.name, isClosed ? "Closed" : "Open", kind.type,
                                   kind.registerPhase, locality, isClosed ? "31-08-2025" : "", m_shape.authority});
        m_settings[kind.id].push_back(std::move(setting));
      }
    }
    // Nobody is at these: they have returned nothing. Not drawn, so that the dice fall as they do without them.
    constexpr std::size_t kSilent = 4;
    for (std::size_t i = 0; i < std::min({kSilent, m_shape.settingWords.size(), m_shape.localities.size()}); ++i) {
      const auto& locality = m_shape.localities[i];
      text += exchange::csvLine({std::to_string(++urn), fmt::format("{} {} Academy", m_shape.settingWords[i], locality),
                                 "Open", "Academy converter", "Secondary", locality, "", m_shape.authority});
    }
    return text;
  }

  template <class T>
  const T& one(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(m_dice.below(static_cast<int>(from.size())))];
  }

  Row planned(int number) {
    const auto& drawn = m_shape.planAges.pick(m_dice);
    Row row = child(drawn.age, m_shape.planNeed);
    row.id = fmt::format("E{:06}", number);
    place(row, drawn);
    // A plan isn't older than the child less a year.
    const int years = std::min(m_shape.yearsInPlace.pick(m_dice), std::max(0, drawn.age - 1));
    // "1" is a plan in its first year.
    const Day initial = m_shape.asAt - (years == 0 ? days(m_dice.between(1, 40))
                                                   : days((years - 1) * 365 + m_dice.between(10, 364)));
    row.initial = demonstrationDate(initial);
    m_plans.push_back({{}, initial, {}, {}, {}});
    if (m_shape.asAt - initial > days(300)) review(row, initial);
    row.disability = m_dice.below(100) < 64 ? "Yes" : "No";
    row.caseworker = fmt::format("{} team {}", row.locality, m_dice.between(1, 4));
    row.home = drawn.place == "home" ? "Yes" : "No";
    return row;
  }

  /// The last review, its decision, and the plan as amended after it.
  void review(Row& row, Day initial) {
    const bool isInYear = m_dice.below(1000) < static_cast<int>(m_shape.reviewsHeld * 10);
    const int ago = isInYear ? m_dice.between(5, 360) : m_dice.between(370, 700);
    const Day meeting = m_shape.asAt - days(ago);
    if (meeting <= initial) return;
    row.reviewed = demonstrationDate(meeting);
    m_plans.back().reviewed = meeting;
    const bool isSoon = m_dice.below(1000) < static_cast<int>(m_shape.decisionsInFourWeeks * 10);
    const Day decided = meeting + days(isSoon ? m_dice.between(7, 28) : m_dice.between(29, 120));
    if (decided > m_shape.asAt) return;
    row.decided = demonstrationDate(decided);
    m_plans.back().decided = decided;
    const Day amended = decided + days(m_dice.between(14, 84));
    if (m_dice.below(100) >= 35 || amended > m_shape.asAt) return;
    row.updated = demonstrationDate(amended);
    m_plans.back().amended = amended;
  }

  Row supported(int number) {
    const int age = m_shape.supportAges.pick(m_dice);
    Row row = child(age, m_shape.supportNeed);
    row.id = fmt::format("S{:06}", number);
    place(row, {age, "mainstream"});
    row.disability = m_dice.below(100) < 18 ? "Yes" : "No";
    return row;
  }

  Row child(int age, const Weighted<std::string>& needs) {
    Row row;
    const Day birthday = m_shape.asAt - days(age * 365 + age / 4 + 1 + m_dice.between(1, 362));
    row.birthday = demonstrationDate(birthday);
    row.gender = m_dice.below(100) < m_shape.malePercent ? "1" : "2";
    row.ethnicity = m_shape.ethnicity.pick(m_dice);
    row.need = needs.pick(m_dice);
    if (age >= 4) row.upn = upn(birthday);
    if (age >= 14) row.uln = uln();
    row.suspensions = std::to_string(m_dice.below(100) < 6 ? m_dice.between(1, 6) : 0);
    row.exclusions = m_dice.happens(25) ? "1" : "0";
    row.absence = fmt::format("{}.{}", m_dice.below(100) < 82 ? m_dice.below(14) : m_dice.between(14, 72), m_dice.below(10));
    row.premium = m_dice.below(100) < 38 ? "Yes" : "No";
    const bool isKnown = m_dice.below(100) < 19;
    row.care = isKnown ? "Yes" : "No";
    if (isKnown) row.careTeam = kCareTeams[static_cast<std::size_t>(m_dice.below(kCareTeams.size()))];
    row.home = "No";
    return row;
  }

  void place(Row& row, const AgeAndPlace& drawn) {
    const auto settle = [&](const char* kind) {
      const auto& setting = one(m_settings[kind]);
      row.urn = setting.urn;
      row.phase = setting.phase;
      row.locality = setting.locality;
    };
    if (drawn.place == "mainstream") settle(drawn.age < 4 ? "nursery" : drawn.age < 11 ? "primary" : "secondary");
    else if (drawn.place == "special") settle("special");
    else if (drawn.place == "college") settle("college");
    else if (drawn.place == "alternative") settle("alternative");
    else if (drawn.place == "early_years") settle("nursery");
    else row.locality = one(m_shape.localities);
    if (drawn.place == "alternative" && m_dice.below(3) == 0) row.subsidiary = "4";
  }

  static constexpr std::string_view kCheckLetters = "ABCDEFGHJKLMNPQRTUVWXYZ";

  /// Of the fictional authority, and no child's: each serial number once.
  std::string upn(Day birthday) {
    const auto entry = static_cast<int>(std::chrono::year_month_day(birthday).year()) + 4;
    const std::string digits = fmt::format("{}{:02}{:07}", m_shape.authority, entry % 100, ++m_serial);
    for (const char letter : kCheckLetters)
      if (lists::upnLetterFits(letter + digits)) return letter + digits;
    return digits;
  }
  std::string uln() {
    for (;;) {
      const std::string digits = fmt::format("99{:07}", m_learner++);
      for (char last = '0'; last <= '9'; ++last)
        if (lists::ulnFits(digits + last)) return digits + last;
    }
  }

  /// What people get wrong.
  void spoil(Row& row) {
    const auto falls = [&](const char* fault) { return m_dice.happens(m_shape.faultRate(fault)); };
    if (falls("no_birthday")) row.birthday.clear();
    if (falls("unread_date") && !row.birthday.empty()) row.birthday = "31/02/" + row.birthday.substr(6);
    if (falls("aged_26")) row.birthday = demonstrationDate(m_shape.asAt - days(26 * 366 + 30));
    if (falls("no_gender")) row.gender.clear();
    if (falls("no_ethnicity")) row.ethnicity.clear();
    if (falls("no_need")) row.need.clear();
    if (falls("unknown_need")) row.need = "DS";
    if (falls("no_disability")) row.disability.clear();
    if (falls("no_upn")) row.upn.clear();
    if (falls("wrong_letter") && !row.upn.empty()) row.upn.front() = row.upn.front() == 'A' ? 'B' : 'A';
    if (falls("future_review") && !row.reviewed.empty()) row.reviewed = demonstrationDate(m_shape.asAt + days(m_dice.between(20, 400)));
    if (falls("plan_after_review") && !row.reviewed.empty()) row.initial = demonstrationDate(m_shape.asAt - days(m_dice.between(1, 4)));
    if (falls("no_setting")) {
      row.urn.clear();
      row.phase.clear();
    }
    if (falls("closed_setting") && row.phase == "2") row.urn = one(m_settings["closed"]).urn;
    if (falls("team_without_care") && row.care == "No") row.careTeam = kCareTeams.front();
  }

  const DemonstrationShape& m_shape;
  int m_share;
  Dice m_dice;
  std::map<std::string, std::vector<DemonstrationSetting>> m_settings;
  std::vector<Row> m_onBoth;
  std::vector<DemonstrationPlan> m_plans;
  std::vector<std::string> m_waiting;
  int m_serial = 0;
  int m_learner = 0;
};

/// What went out to the lead inspector before the corrections: it can be compared with today's lists.
base::Result<void> addSubmission(Session& session, const lists::Definition& definition, const seal::Key& key,
                                 Day asAt, base::Stamp at) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  const auto draft = draftSubmission(session, *workspace, definition, key, asAt, "List_1");
  if (!draft) return tl::make_unexpected(draft.error());
  std::error_code ignored;
  const auto folder = TemporaryFolder::make(std::filesystem::temp_directory_path(ignored));
  if (!folder) return tl::make_unexpected(folder.error());
  const auto gone = submitLists(session, definition, key, *draft,
                                {folder->path() / "List 1 EHC plans.xlsx", "Lead inspector, by the upload route",
                                 "Sent on day 1, with what its checks still find", "Annex A, week 1"},
                                at);
  if (!gone) return tl::make_unexpected(gone.error());
  return {};
}

/// The first rows of each list that have such a cell, each child once.
base::Result<void> addCorrections(Session& session, const lists::Definition& definition, base::Stamp at) {
  const auto workspace = session.load();
  if (!workspace) return tl::make_unexpected(workspace.error());
  base::IdMaker ids(kCorrectionIds);
  domain::ChangeSet set{"correct cells of the lists", {}};
  std::set<domain::ChildId> corrected;
  for (const auto& list : definition.lists) {
    const auto* extract = latestExtract(*workspace, definition.id, list.id);
    if (extract == nullptr) continue;
    const auto rows = openList(session, definition, *extract, nullptr);
    if (!rows) return tl::make_unexpected(rows.error());
    for (const auto& made : kCorrections) {
      const auto column = definition.column(made.column);
      if (list.id != made.list || !column || !rows->table.has(*column)) continue;
      int left = made.rows;
      for (std::size_t row = 0; row < rows->children.size() && left > 0; ++row) {
        if (rows->table.text(definition, *column, row) != made.was || !corrected.insert(rows->children[row]).second)
          continue;
        auto change = correction(*workspace, nullptr, definition, {rows->table, rows->children},
                                 {rows->children[row], *column, made.value, made.note, row}, kCorrectedBy, ids, at);
        if (!change) return tl::make_unexpected(change.error());
        if (*change) set.changes.push_back(std::move(**change));
        --left;
      }
    }
  }
  if (set.changes.empty()) return {};
  const auto applied = session.apply(set, at);
  if (!applied) return tl::make_unexpected(applied.error().error);
  return {};
}

}  // namespace

base::Result<DemonstrationFiles> demonstrationFiles(int share) {
  const auto shape = demonstrationShape();
  if (!shape) return tl::make_unexpected(shape.error());
  return CaseloadMaker(*shape, share).make();
}

base::Result<DemonstrationChildren> addDemonstrationChildren(Session& session, base::Stamp at, int share) {
  const auto shape = demonstrationShape();
  if (!shape) return tl::make_unexpected(shape.error());
  const auto files = CaseloadMaker(*shape, share).make();
  if (const auto recovery = setUpSeal(session, kDemonstrationPassphrase, at); !recovery)
    return tl::make_unexpected(recovery.error());
  const auto key = openSeal(session, {kDemonstrationPassphrase, ""});
  if (!key) return tl::make_unexpected(key.error());
  DemonstrationChildren added;
  const auto take = [&](const char* id, const std::vector<std::pair<const char*, const std::string*>>& given)
      -> base::Result<void> {
    const auto definition = listDefinition(id);
    if (!definition) return tl::make_unexpected(definition.error());
    std::vector<lists::Table> tables;
    for (const auto& [file, text] : given) {
      auto read = readListBytes(*definition, *text, file);
      if (!read) return tl::make_unexpected(read.error());
      for (auto& table : read->tables) tables.push_back(std::move(table));
    }
    auto workspace = session.load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    const auto imported = importLists(session, std::move(*workspace), *key, *definition, tables,
                                      {shape->sourceName, shape->asAt}, {}, at);
    if (!imported) return tl::make_unexpected(imported.error());
    for (const auto& list : *imported) added.children += list.newChildren;
    added.lists += imported->size();
    return {};
  };
  if (auto lists = take(kAnnexA, {{"ehc-plans.csv", &files.plans}, {"sen-support.csv", &files.support}}); !lists)
    return tl::make_unexpected(lists.error());
  if (auto cases = take(kCases, {{"cases.csv", &files.cases},
                                 {"advice.csv", &files.advice},
                                 {"reviews.csv", &files.reviews}});
      !cases)
    return tl::make_unexpected(cases.error());
  const auto settings = exchange::readSettings(files.settings, "settings.csv");
  if (!settings) return tl::make_unexpected(settings.error());
  if (const auto kept = keepSettings(session, *settings, "settings.csv", shape->asAt, at); !kept)
    return tl::make_unexpected(kept.error());
  ++added.lists;
  const auto annexA = listDefinition(kAnnexA);
  if (!annexA) return tl::make_unexpected(annexA.error());
  if (const auto gone = addSubmission(session, *annexA, *key, shape->asAt, at); !gone)
    return tl::make_unexpected(gone.error());
  if (const auto corrected = addCorrections(session, *annexA, at); !corrected)
    return tl::make_unexpected(corrected.error());
  if (auto tracked = addDemonstrationTracked(session, *key, at); !tracked) return tl::make_unexpected(tracked.error());
  session.forgetHistory();
  return added;
}

}  // namespace waymark::app
