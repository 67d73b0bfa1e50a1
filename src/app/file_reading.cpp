// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file_reading.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "storage/attachments.h"

namespace waymark::app {
namespace {

using storage::FileSource;
using storage::Step;

constexpr std::size_t kBatchesAhead = 2;  // read while the one before is written

}  // namespace

struct FileReading::Shared {
  std::mutex mutex;  // guards all of it
  std::condition_variable changed;
  std::function<void()> ready;  // gone with the FileReading
  std::deque<News> news;
  bool isEnded = false;
  bool isAsked = false;  // for chunks, from the first on
  std::size_t done = 0;
  std::size_t total = 0;

  /// False if nobody wants any more.
  bool tell(const FileSource* source, News what) {
    const std::scoped_lock lock(mutex);
    if (isEnded) return false;
    if (source != nullptr) {
      done = source->done();
      total = source->total();
    }
    if (!std::holds_alternative<std::monostate>(what)) news.push_back(std::move(what));
    ready();
    return true;
  }

  /// False if nobody wants any more. Waits until somebody asks, or there is room for another batch.
  bool waitForRoom(FileSource& source) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return isEnded || isAsked || (!source.isAtEnd() && news.size() < kBatchesAhead); });
    if (std::exchange(isAsked, false)) {
      source.rewind();
      news.clear();
    }
    return !isEnded;
  }

  void run(const std::filesystem::path& file, const std::filesystem::path& workspace, storage::ReadAt read) {
    auto source = FileSource::open(file, workspace, std::move(read));
    if (!source) {
      tell(nullptr, std::move(source.error()));
      return;
    }
    for (auto step = Step::More; step == Step::More;) {
      const auto named = source->readForName();
      if (!named) {
        tell(&*source, named.error());
        return;
      }
      step = *named;
      if (!tell(&*source, step == Step::Done ? News(source->content()) : News())) return;
    }
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return isEnded || isAsked; });
    }
    while (waitForRoom(*source)) {
      Chunks chunks;
      while (chunks.size() < storage::kChunksPerCommit && !source->isAtEnd()) {
        auto chunk = source->readChunk();
        if (!chunk) {
          tell(&*source, std::move(chunk.error()));
          return;
        }
        chunks.push_back(std::move(*chunk));
      }
      if (!tell(&*source, std::move(chunks))) return;
    }
  }
};

FileReading::FileReading(std::filesystem::path file, std::filesystem::path workspace, storage::ReadAt read,
                         std::function<void()> ready)
    : m_shared(std::make_shared<Shared>()) {
  m_shared->ready = std::move(ready);
  // Not joined: it may hang in the kernel for as long as its drive does.
  std::thread([shared = m_shared, file = std::move(file), workspace = std::move(workspace), read = std::move(read)] {
    shared->run(file, workspace, read);
  }).detach();
}

FileReading::~FileReading() {
  const std::scoped_lock lock(m_shared->mutex);
  m_shared->isEnded = true;
  m_shared->ready = nullptr;
  m_shared->changed.notify_all();
}

FileReading::News FileReading::take() {
  const std::scoped_lock lock(m_shared->mutex);
  if (m_shared->news.empty()) return {};
  auto what = std::move(m_shared->news.front());
  m_shared->news.pop_front();
  m_shared->changed.notify_all();
  return what;
}

void FileReading::readChunks() {
  const std::scoped_lock lock(m_shared->mutex);
  m_shared->isAsked = true;
  m_shared->changed.notify_all();
}

std::size_t FileReading::done() const {
  const std::scoped_lock lock(m_shared->mutex);
  return m_shared->done;
}
std::size_t FileReading::total() const {
  const std::scoped_lock lock(m_shared->mutex);
  return m_shared->total;
}

}  // namespace waymark::app
