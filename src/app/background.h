// SPDX-License-Identifier: GPL-3.0-or-later
// Pure work on snapshots (assessing, reading an import, comparing) on a second thread, so that saving never waits
// for it. A newer job drops an older one of the same key. Used by ui/bridge.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>

namespace waymark::app {

class Background {
 public:
  /// Run on the window's thread by deliver(): it carries the result.
  using Delivery = std::function<void()>;
  using Work = std::function<Delivery(std::stop_token)>;

  /// `wake` is called on the second thread when a delivery waits. It must be quick and must not call back.
  explicit Background(std::function<void()> wake);
  /// Stops what runs and waits for it; deliveries that wait are dropped.
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Queues work. What waits or runs under `key`, or is done but not delivered, is stopped and dropped.
  /// The work must hold snapshots by value or shared_ptr<const>, look at its stop token, and not throw.
  void run(std::string key, Work work);
  /// The same with the result's type: `work(stop)` gives a value there, `done(value)` gets it here.
  template <class F, class Done>
  void run(std::string key, F work, Done done) {
    run(std::move(key), Work([work = std::move(work), done = std::move(done)](std::stop_token stop) mutable {
          return Delivery([done, value = work(std::move(stop))]() mutable { done(std::move(value)); });
        }));
  }
  /// Stops and drops what is under `key`.
  void cancel(const std::string& key);
  /// Runs the deliveries that wait, on the calling thread. Never waits.
  void deliver();
  [[nodiscard]] bool busy() const;
  /// Blocks until nothing waits or runs. For tests and for the way out.
  void waitUntilIdle();

 private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace waymark::app
