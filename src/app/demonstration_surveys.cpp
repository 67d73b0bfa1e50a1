// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demonstration_surveys.h"

#include <algorithm>

#include "app/demonstration.h"
#include "app/demonstration_keys.h"
#include "app/demonstration_shape.h"
#include "app/inspector_surveys.h"
#include "app/kept_lists.h"
#include "app/own_survey.h"
#include "app/plan.h"
#include "base/json_reader.h"
#include "base/resources.h"
#include "framework/pack_loader.h"

namespace waymark::app {
namespace {

using base::Json;
using base::JsonReader;
using base::Result;

constexpr const char* kSurveysFile = "demo/surveys.json";
constexpr std::uint64_t kSurveySeed = 20'261'111;

/// A question of the file with how often each of its options is drawn.
struct DrawnQuestion {
  lists::SurveyQuestion question;
  std::vector<int> weights;
  std::vector<int> elsewhere;  // of Kellbridge, where it differs
  int skipPercent = 0;
};

struct DrawnComment {
  std::string question;
  std::string words;
  bool quote = false;
  CommentFate fate = CommentFate::Keep;
  std::vector<base::ShortCode> code;
  domain::Finding finding = domain::Finding::Mixed;
  std::string summary;
};

class SurveyMaker {
 public:
  SurveyMaker(Session& session, base::Stamp at) : m_session(session), m_at(at) {}

  Result<DemonstrationSurveys> run() {
    auto workspace = m_session.load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    m_workspace = *std::move(workspace);
    const auto* inspection = currentInspection(m_workspace);
    if (inspection == nullptr) return m_added;
    m_inspection = inspection->value.id;
    const auto settings = keptSettings(m_session, m_workspace);
    if (!settings) return tl::make_unexpected(settings.error());
    if (*settings) m_settings = **settings;
    const auto text = base::embeddedFile(kSurveysFile);
    WAYMARK_ASSERT(text.has_value());
    const auto json = base::parseJson(*text, kSurveysFile);
    if (!json) return tl::make_unexpected(json.error());
    JsonReader in{kSurveysFile};
    const DemonstrationKeys keys(m_workspace);
    in.member(*json, "links", [&](const Json& row) { readLinks(in, row, keys); });
    in.member(*json, "survey", [&](const Json& row) { readSurvey(in, row); });
    domain::ChangeSet said{"write down what was done", {}};
    in.member(*json, "you_said", [&](const Json& rows) {
      in.each(rows, [&](const Json& row) {
        domain::YouSaid item;
        std::string partner;
        in.field(row, "said", item.said);
        in.field(row, "did", item.did);
        in.field(row, "partner", partner);
        in.field(row, "criteria", item.criteria);
        in.optionalField(row, "told_on", item.toldOn);
        item.id = m_ids.makeId<domain::YouSaidTag>(m_at);
        item.partner = keys.partner(partner);
        if (!item.partner) in.problem("there is no “" + partner + "”");
        said.changes.push_back(domain::made(domain::Record{std::move(item)}));
      });
    });
    if (!in.ok()) return tl::make_unexpected(*in.error());
    if (auto done = apply(m_links); !done) return tl::make_unexpected(done.error());
    if (auto done = addSurvey(said); !done) return tl::make_unexpected(done.error());
    if (auto done = apply(said); !done) return tl::make_unexpected(done.error());
    m_session.forgetHistory();
    return m_added;
  }

 private:
  Result<void> apply(const domain::ChangeSet& set) {
    const auto applied = m_session.apply(set, m_at);
    if (!applied) return tl::make_unexpected(applied.error().error);
    return {};
  }
  template <class T>
  void link(T entity) {
    m_links.changes.push_back(domain::made(domain::Record{std::move(entity)}));
  }
  bool percent(int of) { return m_dice.below(100) < of; }

  void readLinks(JsonReader& in, const Json& row, const DemonstrationKeys& keys) {
    base::Stamp told{};
    readMoment(in, row, "told_at", told);
    in.member(row, "audiences", [&](const Json& rows) {
      in.each(rows, [&](const Json& one) { readAudience(in, one, keys, told); });
    });
  }

  void readAudience(JsonReader& in, const Json& row, const DemonstrationKeys& keys, base::Stamp told) {
    std::string audience;
    std::string by;
    std::vector<std::string> others;
    SettingChoice choice;
    int passed = 0;
    int confirmed = 0;
    int reminded = 0;
    domain::Told link;
    in.field(row, "id", audience);
    in.field(row, "link", link.value);
    in.field(row, "passed_by", by);
    in.field(row, "phases", choice.phases);
    in.field(row, "others", others);
    in.field(row, "passed_percent", passed);
    in.field(row, "confirmed_percent", confirmed);
    in.field(row, "reminded_percent", reminded);
    const auto passedBy = keys.person(by);
    if (!passedBy) in.problem("there is no “" + by + "”");
    if (!in.ok()) return;
    link.id = m_ids.makeId<domain::ToldTag>(m_at);
    link.inspection = m_inspection;
    link.subject = domain::ToldSubject::Fact;
    link.key = "survey_link:" + audience;
    link.at = told;
    this->link(link);
    std::vector<SurveyRecipient> recipients;
    for (auto& name : others) recipients.push_back({std::move(name), ""});
    for (auto& one : chosenSettings(m_settings, choice)) recipients.push_back(std::move(one));
    for (auto& change : addRecipients(m_workspace, m_inspection, audience, recipients, m_ids, m_at)) {
      auto& sending = std::get<domain::SurveySending>(*change.after);
      if (percent(passed)) pass(sending, *passedBy, told, confirmed, reminded);
      m_links.changes.push_back(std::move(change));
      ++m_added.sendings;
    }
    in.member(row, "totals", [&](const Json& totals) {
      in.each(totals, [&](const Json& one) {
        domain::SurveyTotal total;
        total.id = m_ids.makeId<domain::SurveyTotalTag>(m_at);
        total.inspection = m_inspection;
        total.audience = audience;
        in.field(one, "responses", total.responses);
        readMoment(in, one, "at", total.toldAt);
        this->link(std::move(total));
      });
    });
  }

  void pass(domain::SurveySending& sending, domain::PersonId by, base::Stamp told, int confirmed, int reminded) {
    using std::chrono::minutes;
    sending.passedBy = by;
    sending.passedAt = told + minutes(m_dice.between(25, 150));
    const auto dayTwo = std::chrono::floor<std::chrono::days>(told) + std::chrono::days(1);
    if (percent(confirmed)) {
      sending.confirmedBy = sending.urn.empty() ? "By email" : "School office";
      sending.confirmedAt = *sending.passedAt + minutes(m_dice.between(20, 1'000));
    } else if (percent(reminded)) {
      sending.reminded.push_back(dayTwo);
    }
  }

  void readDrawn(JsonReader& in, const Json& row, lists::SurveyColumn use) {
    auto& drawn = m_questions.emplace_back();
    drawn.question.use = use;
    in.field(row, "id", drawn.question.id);
    in.field(row, "title", drawn.question.title);
    in.optionalField(row, "use", drawn.question.use);
    in.optionalField(row, "options", drawn.question.options);
    in.optionalField(row, "separator", drawn.question.separator);
    in.optionalField(row, "weights", drawn.weights);
    in.optionalField(row, "kellbridge_weights", drawn.elsewhere);
    in.optionalField(row, "skip_percent", drawn.skipPercent);
    drawn.question.header = drawn.question.title;
    if (drawn.weights.size() != drawn.question.options.size()) in.problem("there are as many weights as options");
  }

  void readSurvey(JsonReader& in, const Json& row) {
    auto& survey = m_import.survey;
    in.field(row, "title", survey.title);
    in.field(row, "audience", survey.audience);
    in.field(row, "file_name", m_import.sheet.file);
    in.field(row, "opened", survey.opened);
    in.field(row, "closed", survey.closed);
    in.field(row, "invited", survey.invited);
    int answers = 0;
    in.field(row, "answers", answers);
    const auto readAll = [&](const char* name, lists::SurveyColumn use) {
      in.member(row, name, [&](const Json& rows) {
        in.each(rows, [&](const Json& one) { readDrawn(in, one, use); });
      });
    };
    readAll("groups", lists::SurveyColumn::Group);
    readAll("questions", lists::SurveyColumn::SingleChoice);
    readAll("texts", lists::SurveyColumn::FreeText);
    in.member(row, "quote", [&](const Json& one) { readDrawn(in, one, lists::SurveyColumn::MayQuote); });
    in.member(row, "comments", [&](const Json& rows) {
      in.each(rows, [&](const Json& one) {
        auto& comment = m_comments.emplace_back();
        in.field(one, "text", comment.question);
        in.field(one, "words", comment.words);
        in.field(one, "quote", comment.quote);
        in.optionalField(one, "fate", comment.fate);
        in.optionalField(one, "code", comment.code);
        in.optionalField(one, "finding", comment.finding);
        in.optionalField(one, "summary", comment.summary);
      });
    });
    if (in.ok()) draw(answers);
  }

  std::string drawCell(const DrawnQuestion& drawn, bool isElsewhere) {
    if (percent(drawn.skipPercent)) return {};
    const auto& weights = isElsewhere && !drawn.elsewhere.empty() ? drawn.elsewhere : drawn.weights;
    const auto& options = drawn.question.options;
    if (drawn.question.use != lists::SurveyColumn::MultipleChoice) {
      Weighted<std::size_t> pick;
      for (std::size_t i = 0; i < options.size(); ++i) pick.add(i, weights[i]);
      return options[pick.pick(m_dice)];
    }
    // Each option for itself; the last, "none of these", stands alone.
    std::string cell;
    for (std::size_t i = 0; i + 1 < options.size(); ++i)
      if (percent(weights[i])) cell += (cell.empty() ? "" : drawn.question.separator + " ") + options[i];
    return cell.empty() ? options.back() : cell;
  }

  void draw(int answers) {
    using enum lists::SurveyColumn;
    for (const auto& drawn : m_questions) {
      m_import.mapping.questions.push_back(drawn.question);
      m_import.sheet.headers.push_back(drawn.question.header);
    }
    m_import.mapping.voice = domain::SourceKind::ParentVoice;
    // Comments stand in every n-th answer, so that they lie all over the file.
    const std::size_t every = static_cast<std::size_t>(answers) / std::max<std::size_t>(1, m_comments.size());
    for (int i = 0; i < answers; ++i) {
      const auto number = static_cast<std::size_t>(i);
      const DrawnComment* comment =
          number % every == 0 && number / every < m_comments.size() ? &m_comments[number / every] : nullptr;
      lists::SurveySheet::Row row{static_cast<std::uint32_t>(i + 2), {}};
      bool isElsewhere = false;
      for (const auto& drawn : m_questions) {
        auto& cell = row.cells.emplace_back();
        if (drawn.question.use == FreeText) {
          if (comment != nullptr && comment->question == drawn.question.id) cell = comment->words;
        } else if (drawn.question.use == MayQuote) {
          cell = comment == nullptr ? "" : comment->quote ? "Yes" : "No";
        } else {
          cell = drawCell(drawn, isElsewhere);
          isElsewhere = isElsewhere || cell == "Kellbridge";
        }
      }
      m_import.sheet.rows.push_back(std::move(row));
    }
  }

  /// The survey, and of its comments those that were coded.
  Result<void> addSurvey(domain::ChangeSet& said) {
    m_import.comments = commentsIn(m_import.sheet, m_import.mapping);
    for (auto& found : m_import.comments)
      for (const auto& comment : m_comments)
        if (comment.words == found.text && !found.hits.empty()) found.fate = comment.fate;
    const auto kept = keepSurvey(m_session, m_import, m_ids, m_at);
    if (!kept) return tl::make_unexpected(kept.error());
    m_added.answers = static_cast<std::size_t>(kept->answers);
    for (auto& change : said.changes) std::get<domain::YouSaid>(*change.after).survey = kept->id;
    const auto workspace = m_session.load();
    if (!workspace) return tl::make_unexpected(workspace.error());
    const auto pack = framework::Library().load(kDemonstrationPack);
    if (!pack) return tl::make_unexpected(pack.error());
    for (const auto& row : workspace->all<domain::SurveyComment>()) {
      ++m_added.comments;
      for (const auto& comment : m_comments) {
        if (comment.words != row.value.text || comment.code.empty()) continue;
        const auto set = codeComment(*workspace, *pack, row, {comment.code, comment.finding, comment.summary}, m_ids,
                                     nowFor(*workspace, base::nowAt(m_at)));
        if (!set) return tl::make_unexpected(set.error());
        if (auto done = apply(*set); !done) return done;
      }
    }
    return {};
  }

  Session& m_session;
  base::Stamp m_at;
  base::IdMaker m_ids{kSurveySeed};
  Dice m_dice{kSurveySeed};
  domain::Workspace m_workspace;
  domain::InspectionId m_inspection;
  lists::SettingsRegister m_settings;
  domain::ChangeSet m_links{"pass survey links on", {}};
  std::vector<DrawnQuestion> m_questions;
  std::vector<DrawnComment> m_comments;
  SurveyImport m_import;
  DemonstrationSurveys m_added;
};

}  // namespace

Result<DemonstrationSurveys> addDemonstrationSurveys(Session& session, base::Stamp at) {
  return SurveyMaker(session, at).run();
}

}  // namespace waymark::app
