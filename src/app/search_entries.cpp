// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search_entries.h"

#include "app/restricted.h"
#include "base/text.h"

namespace waymark::app {

namespace {

/// The parts that aren't empty, with dots between.
template <class... Part>
std::string noted(const Part&... parts) {
  std::string note;
  for (const std::string_view part : {std::string_view(parts)...}) {
    if (part.empty()) continue;
    if (!note.empty()) note += " · ";
    note += part;
  }
  return note;
}

std::string criterionWords(const framework::Pack& pack, base::ShortCode code) {
  const auto* criterion = pack.criterion(code);
  const std::string id(code.text());
  return criterion == nullptr ? id : id + " " + criterion->shortTitle;
}

std::string criteriaWords(const framework::Pack& pack, const std::vector<base::ShortCode>& codes) {
  std::string words;
  for (const auto code : codes) words += (words.empty() ? "" : ", ") + criterionWords(pack, code);
  return words;
}

std::string partnerName(const domain::Workspace& workspace, const std::optional<domain::PartnerId>& id) {
  const auto* row = id ? workspace.all<domain::Partner>().find(*id) : nullptr;
  if (row == nullptr) return {};
  return row->value.shortName.empty() ? row->value.name : row->value.shortName;
}

std::string personName(const domain::Workspace& workspace, const std::optional<domain::PersonId>& id) {
  const auto* row = id ? workspace.all<domain::Person>().find(*id) : nullptr;
  return row == nullptr ? std::string() : row->value.name;
}

std::string joinedLines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

std::string listTitle(std::string_view list) {
  if (list == "evidence") return "Evidence";
  if (list == "evidence.earlier") return "Earlier findings";
  if (list == "evidence.priorities") return "Priorities";
  if (list == "partners.tree") return "Contact tree";
  if (list == "children") return "Children & plans";
  if (list == "children.clocks") return "Statutory clocks";
  if (list == "surveys.inspectors") return "Links of the inspectors’ surveys";
  if (list == "surveys.own") return "Comments of our surveys";
  if (list == "surveys.said") return "You said, we did";
  if (list.starts_with("children.standing")) return "Where the area stands";
  if (list == "cases") return "Tracked children";
  if (list == "requests.register") return "Readiness register";
  if (list == "requests.log") return "Request log";
  if (list == "touch.points") return "Points from keeping in touch";
  if (list == "touch.concerns") return "Concerns about a child";
  if (list == "touch.openings") return "Who opened what";
  if (list == "settings.framework") return "Rows of the framework";
  return std::string(list);
}

std::string wordOf(const SealedTexts& texts, const char* name) {
  const auto at = texts.find(name);
  return at == texts.end() ? std::string() : at->second;
}

template <class T>
std::string idText(const T& value) {
  return base::uuidText(value.id.uuid);
}

void addViews(std::vector<SearchEntry>& entries, const domain::Workspace& workspace) {
  for (const auto& [view, revision] : workspace.all<domain::SavedView>())
    entries.push_back({SearchKind::View, view.list + ':' + idText(view), view.name, listTitle(view.list), {}, {}});
}

}  // namespace

SearchEntry evidenceEntry(const domain::Evidence& evidence, const domain::Workspace& workspace,
                          const framework::Pack& pack) {
  SearchEntry entry;
  entry.kind = SearchKind::Evidence;
  entry.id = idText(evidence);
  entry.title = evidence.summary;
  entry.note = noted(criterionWords(pack, evidence.criterion), partnerName(workspace, evidence.partner));
  entry.extra = evidence.reference + '\n' + evidence.detail + '\n' + personName(workspace, evidence.givenBy);
  entry.day = evidence.loggedOn;
  return entry;
}

SearchEntry commentEntry(const domain::SurveyComment& comment, const domain::Workspace& workspace) {
  std::string codes;
  for (const auto& code : comment.criteria) codes += (codes.empty() ? "" : ", ") + std::string(code.text());
  const auto* survey = workspace.all<domain::OwnSurvey>().find(comment.survey);
  SearchEntry entry;
  entry.kind = SearchKind::Comment;
  entry.id = idText(comment);
  entry.title = comment.text;
  entry.note = noted(codes, comment.mayQuote == domain::Answer::Yes ? "may be quoted" : "not to be quoted",
                     survey == nullptr ? std::string() : survey->value.title);
  if (survey != nullptr) entry.day = survey->value.closed.value_or(base::Day{});
  return entry;
}

void addRecords(std::vector<SearchEntry>& entries, const domain::Workspace& workspace, const framework::Pack& pack) {
  for (const auto& [person, revision] : workspace.all<domain::Person>()) {
    std::string roles;
    for (const auto& id : person.roles)
      if (const auto* role = pack.ownerRole(id)) roles += role->title + '\n';
    entries.push_back({SearchKind::Person,
                       idText(person),
                       person.name,
                       noted(person.jobTitle, partnerName(workspace, person.partner)),
                       roles + person.email + '\n' + person.phone,
                       {}});
  }
  for (const auto& [partner, revision] : workspace.all<domain::Partner>())
    entries.push_back({SearchKind::Organisation,
                       idText(partner),
                       partner.name,
                       partner.shortName == partner.name ? std::string() : partner.shortName,
                       partner.notes,
                       {}});
  for (const auto& [priority, revision] : workspace.all<domain::Priority>())
    entries.push_back({SearchKind::Priority,
                       idText(priority),
                       priority.title,
                       noted(criteriaWords(pack, priority.criteria), partnerName(workspace, priority.lead)),
                       priority.detail,
                       {}});
  for (const auto& [finding, revision] : workspace.all<domain::EarlierFinding>()) {
    std::string bodies;
    for (const auto& partner : finding.responsible) bodies += partnerName(workspace, partner) + '\n';
    entries.push_back({SearchKind::EarlierFinding, idText(finding), finding.text,
                       noted(finding.fromInspection, finding.criterion ? criterionWords(pack, *finding.criterion) : ""),
                       bodies, finding.publishedOn.value_or(base::Day{})});
  }
  for (const auto& [survey, revision] : workspace.all<domain::OwnSurvey>())
    entries.push_back({SearchKind::Survey, idText(survey), survey.title, survey.audience, {},
                       survey.closed.value_or(base::Day{})});
  for (const auto& [item, revision] : workspace.all<domain::YouSaid>())
    entries.push_back({SearchKind::Survey, idText(item), item.said, noted("You said, we did", item.did),
                       partnerName(workspace, item.partner), item.toldOn.value_or(base::Day{})});
  addViews(entries, workspace);
}

void addPack(std::vector<SearchEntry>& entries, const framework::Pack& pack) {
  for (const auto& criterion : pack.criteria)
    entries.push_back({SearchKind::Criterion,
                       std::string(criterion.id.text()),
                       criterion.title,
                       noted(criterion.id.text(), criterion.shortTitle),
                       joinedLines(criterion.goodLooksLike) + joinedLines(criterion.typicalEvidence),
                       {}});
  for (const auto& term : pack.glossary)
    entries.push_back({SearchKind::Term, term.term, term.term, base::elided(term.meaning, 120), term.meaning, {}});
}

void addPlan(std::vector<SearchEntry>& entries, const Plan& plan, const framework::Pack& planPack,
             const domain::Workspace& workspace) {
  for (const auto& task : plan.tasks) {
    const auto* phase = planPack.phase(task.phase);
    const auto* role = planPack.ownerRole(task.ownerRole);
    const auto owner = personName(workspace, task.owner);
    std::string extra = task.label + '\n' + (role == nullptr ? "" : role->title);
    if (task.packIndex >= 0) {
      const auto& row = planPack.tasks[static_cast<std::size_t>(task.packIndex)];
      extra += '\n' + row.detail + '\n' + row.produces;
    }
    const auto* record = task.record ? workspace.all<domain::Task>().find(*task.record) : nullptr;
    if (record != nullptr) extra += '\n' + record->value.notes;
    entries.push_back(
        {SearchKind::Task,
         task.key,
         task.title,
         noted(phase == nullptr ? "" : phase->shortTitle, task.due ? base::longText(*task.due) : task.label,
               owner.empty() && role != nullptr ? role->title : owner),
         std::move(extra),
         {}});
  }
}

void addRequests(std::vector<SearchEntry>& entries, std::span<const RequestRow> rows,
                 const domain::Workspace& workspace) {
  for (const auto& row : rows) {
    if (row.underEmbargo) continue;
    const auto& request = row.request;
    std::string due = row.due ? base::longText(*row.due) : row.label;
    if (row.due && row.dueTime) due += ", " + base::timeText(*row.dueTime);
    entries.push_back({SearchKind::Request, idText(request), row.title, noted(row.code, due, personName(workspace, row.owner)),
                       row.detail + '\n' + request.why + '\n' + request.askedBy + '\n' + request.location + '\n' +
                           request.gap + '\n' + request.notes,
                       row.received.value_or(base::Day{})});
  }
}

void addRestricted(std::vector<SearchEntry>& entries, const domain::Workspace& workspace,
                   const domain::InspectionId& inspection, domain::RestrictedPart part, const seal::Key& key) {
  if (part == domain::RestrictedPart::Concerns)
    for (const auto& [concern, revision] : workspace.all<domain::Concern>()) {
      const auto texts = openTexts(&key, concern.id.uuid, concern.sealed);
      if (concern.inspection != inspection || !texts) continue;
      entries.push_back({SearchKind::Concern, idText(concern), wordOf(*texts, "what"),
                         noted(concern.code, concern.caseCode),
                         wordOf(*texts, "by") + '\n' + wordOf(*texts, "where") + '\n' + wordOf(*texts, "told") + '\n' +
                             wordOf(*texts, "assurance"),
                         base::nowAt(concern.receivedAt).today});
    }
  if (part == domain::RestrictedPart::KeepingInTouch)
    for (const auto& [point, revision] : workspace.all<domain::InspectionPoint>()) {
      const auto texts = openTexts(&key, point.id.uuid, point.sealed);
      if (point.inspection != inspection || !texts) continue;
      entries.push_back({SearchKind::Point, idText(point), wordOf(*texts, "what"),
                         noted(point.code, wordOf(*texts, "criteria"), personName(workspace, point.owner)),
                         wordOf(*texts, "by") + '\n' + wordOf(*texts, "answer"), point.day});
    }
}

void addPacks(std::vector<SearchEntry>& entries, const std::vector<framework::PackSummary>& packs) {
  for (const auto& pack : packs)
    entries.push_back(
        {SearchKind::Pack, pack.id + ' ' + pack.version, pack.title, noted(pack.id, pack.version), {}, {}});
}

}  // namespace waymark::app
