// SPDX-License-Identifier: GPL-3.0-or-later
// Why the provisional outcome is what it is. Each rule's text is a template with named parameters, so that the window
// can translate it; the English is here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "judgement/evaluation.h"

namespace waymark::judgement {

/// Most important first. Rules, with their parameters and rows:
///
///   not_enough_evidence   {with_findings} {needed} {of}
///   close_call            {outcome} {runner_up}                 two outcomes are nearly as likely as each other
///   pulls_down, pulls_up  {criterion} {title} {concerns} {mixed} {strengths}         rows: its three hardest findings
///   finding_pulls_down, finding_pulls_up  {criterion} {title} {reach} {impact}       rows: that finding
///   nearly_changes_up     {count} {criterion} {title} {outcome}                      rows: the concerns to resolve
///   nearly_changes_down   {count} {criterion} {title} {outcome}                      rows: the strengths to lose
///                         ("_one" is added to the rule's name where {count} is 1; {criterion} and {title} are absent
///                         and "_anywhere" is added where no single criterion is enough)
///   no_findings           {criteria}
///   few_findings          {criteria} {needed}
///   no_child_voice, no_parent_voice  {criteria}                 where sources are stated; "_at_all" if nowhere
///   source_unknown        {count} {of}                          "_all" if no finding states it
///   weight_unknown        {count} {of}                          reach or impact isn't stated
///
/// {outcome} and {runner_up} are the pack's titles; {title} a criterion's short title; {criteria} a list of "title
/// (id)".
std::vector<Reason> reasonsFor(const Evaluation& evaluation, const Assessment& assessment, const Bank& bank,
                               const framework::Pack& pack);

/// The English template of a rule with {names} to fill in (base::filled), or "" for a rule that isn't known.
std::string_view reasonTemplate(std::string_view rule);

/// Every rule there is, for the translation's list and the tests.
std::vector<std::string_view> reasonRules();

}  // namespace waymark::judgement
