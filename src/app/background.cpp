// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/background.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace waymark::app {

struct Background::Impl {
  struct Job {
    std::string key;
    std::stop_source stop;
    Work work;
  };
  struct Done {
    std::string key;
    Delivery delivery;
  };

  explicit Impl(std::function<void()> wakeUp)
      : wake(std::move(wakeUp)), thread([this](const std::stop_token& end) { loop(end); }) {}

  /// Drops what is under the key, wherever it stands. With the mutex held.
  void drop(const std::string& key) {
    std::erase_if(waiting, [&](const Job& job) { return job.key == key; });
    std::erase_if(done, [&](const Done& result) { return result.key == key; });
    if (running && running->first == key) {
      running->second.request_stop();
      keepRunning = false;
    }
  }

  void loop(const std::stop_token& end) {
    std::unique_lock lock(mutex);
    while (changed.wait(lock, end, [&] { return !waiting.empty(); })) {
      Job job = std::move(waiting.front());
      waiting.pop_front();
      running.emplace(job.key, job.stop);
      keepRunning = true;
      lock.unlock();
      auto delivery = job.work(job.stop.get_token());
      job.work = nullptr;  // snapshots are let go here, not under the lock
      lock.lock();
      running.reset();
      const bool wanted = keepRunning && delivery;
      if (wanted) done.push_back({std::move(job.key), std::move(delivery)});
      idle.notify_all();
      if (!wanted) continue;
      lock.unlock();
      if (wake) wake();
      lock.lock();
    }
  }

  std::function<void()> wake;
  mutable std::mutex mutex;
  std::condition_variable_any changed;
  std::condition_variable_any idle;
  std::deque<Job> waiting;
  std::vector<Done> done;
  std::optional<std::pair<std::string, std::stop_source>> running;
  bool keepRunning = true;
  std::jthread thread;  // last: it uses all of the above
};

Background::Background(std::function<void()> wake) : m_impl(std::make_unique<Impl>(std::move(wake))) {}

Background::~Background() {
  {
    const std::scoped_lock lock(m_impl->mutex);
    m_impl->waiting.clear();
    if (m_impl->running) m_impl->running->second.request_stop();
    m_impl->thread.request_stop();
  }
  m_impl->thread.join();
}

void Background::run(std::string key, Work work) {
  const std::scoped_lock lock(m_impl->mutex);
  m_impl->drop(key);
  m_impl->waiting.push_back({std::move(key), std::stop_source(), std::move(work)});
  m_impl->changed.notify_one();
}

void Background::cancel(const std::string& key) {
  const std::scoped_lock lock(m_impl->mutex);
  m_impl->drop(key);
  m_impl->idle.notify_all();
}

void Background::deliver() {
  std::vector<Impl::Done> ready;
  {
    const std::scoped_lock lock(m_impl->mutex);
    ready.swap(m_impl->done);
  }
  for (auto& result : ready) result.delivery();
}

bool Background::busy() const {
  const std::scoped_lock lock(m_impl->mutex);
  return m_impl->running.has_value() || !m_impl->waiting.empty();
}

void Background::waitUntilIdle() {
  std::unique_lock lock(m_impl->mutex);
  m_impl->idle.wait(lock, [&] { return !m_impl->running && m_impl->waiting.empty(); });
}

}  // namespace waymark::app
