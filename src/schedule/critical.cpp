// SPDX-License-Identifier: GPL-3.0-or-later
#include "schedule/critical.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace waymark::schedule {

namespace {

using base::Day;

/// Tasks by their place, links in both directions, and an order in which each stands after those it waits for.
struct Network {
  std::vector<const OrderedTask*> tasks;
  std::vector<std::vector<std::size_t>> before;
  std::vector<std::vector<std::size_t>> next;
  std::vector<std::size_t> order;
  std::vector<int> depth;  // of the longest chain that leads to a task

  Network(const std::vector<OrderedTask>& all, Day goal) {
    std::unordered_map<std::string, std::size_t> places;
    for (const auto& task : all) {
      if (task.due > goal) continue;
      places.emplace(task.id, tasks.size());
      tasks.push_back(&task);
    }
    before.resize(tasks.size());
    next.resize(tasks.size());
    depth.resize(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i)
      for (const auto& id : tasks[i]->after)
        if (const auto at = places.find(id); at != places.end()) {
          before[i].push_back(at->second);
          next[at->second].push_back(i);
        }
    std::vector<std::size_t> waits;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      waits.push_back(before[i].size());
      if (before[i].empty()) order.push_back(i);
    }
    for (std::size_t done = 0; done < order.size(); ++done)
      for (const auto follower : next[order[done]]) {
        depth[follower] = std::max(depth[follower], depth[order[done]] + 1);
        if (--waits[follower] == 0) order.push_back(follower);
      }
  }
  [[nodiscard]] bool isCircular() const { return order.size() < tasks.size(); }
};

/// The last day a task can end on, and what it would move after that.
struct Latest {
  Day day;
  std::string holdsUp;
};

}  // namespace

const Slack* CriticalOrder::slackOf(const std::string& id) const {
  const auto at = std::ranges::find(slacks, id, &Slack::id);
  return at == slacks.end() ? nullptr : &*at;
}

bool CriticalOrder::onChain(const std::string& id) const {
  return std::ranges::find(chain, id) != chain.end();
}

CriticalOrder criticalOrder(const std::vector<OrderedTask>& tasks, const Goal& goal, const calendar::Calendar& calendar,
                            Day today) {
  const Network network(tasks, goal.day);
  if (network.tasks.empty() || network.isCircular()) return {};
  std::vector<Latest> latest(network.tasks.size());
  CriticalOrder out;
  out.slacks.resize(network.tasks.size());
  for (auto at = network.order.rbegin(); at != network.order.rend(); ++at) {
    const auto& task = *network.tasks[*at];
    Latest end{goal.day, goal.id};
    if (task.fixed) {
      end = {task.due, task.id};
    } else {
      for (const auto follower : network.next[*at]) {
        const auto& later = *network.tasks[follower];
        const auto length = calendar.workingDaysBetween(later.start, later.due);
        const auto starts =
            length ? calendar.addWorkingDays(latest[follower].day, -*length) : tl::make_unexpected(length.error());
        if (!starts) return {};
        if (*starts < end.day || (*starts == end.day && end.holdsUp == goal.id)) end = {*starts, later.id};
      }
    }
    const auto room = calendar.workingDaysBetween(std::max(task.due, today), end.day);
    if (!room) return {};
    latest[*at] = end;
    out.slacks[*at] = {task.id, task.fixed && task.due >= today ? 0 : *room, end.holdsUp};
  }

  const auto rank = [&](std::size_t place) {  // least is the most pressing
    return std::tuple(out.slacks[place].days, -network.tasks[place]->due.time_since_epoch().count(),
                      -network.depth[place], place);
  };
  std::size_t last = 0;
  for (std::size_t i = 1; i < network.tasks.size(); ++i)
    if (std::tuple(network.tasks[i]->due, network.depth[i]) > std::tuple(network.tasks[last]->due, network.depth[last]))
      last = i;
  for (std::size_t at = last;; at = *std::ranges::min_element(network.before[at], {}, rank)) {
    out.chain.push_back(network.tasks[at]->id);
    if (network.before[at].empty()) break;
  }
  std::ranges::reverse(out.chain);
  return out;
}

}  // namespace waymark::schedule
