// SPDX-License-Identifier: GPL-3.0-or-later
// Files into the workspace and out of it, in slices between the other jobs.
#include "app/file_reading.h"
#include "app/workbench_impl.h"

namespace waymark::app {
namespace {

constexpr const char* kImporting = "add a file";
constexpr const char* kExporting = "write a file";

base::Error noWorkspace() {
  return {base::Code::BadUse, "", {{"problem", "No workspace is open"}}};
}

}  // namespace

JobId Workbench::importFile(std::filesystem::path file) {
  struct Under {
    std::unique_ptr<FileReading> reading;
    std::shared_ptr<storage::ContentWriting> writing;
    std::uint64_t number = 0;
  };
  using Sliced = Impl::Sliced;
  using Put = storage::ContentWriting::Put;
  return m_impl->addSlices(kImporting,
                           [impl = m_impl.get(), file = std::move(file), under = std::make_shared<Under>()](
                               JobId id, const WorkControl& control) -> Sliced {
                             const auto end = [&](base::Error error) -> Sliced {
                               under->reading.reset();
                               if (under->writing) impl->tidyUp(std::move(under->writing), under->number);
                               return {{}, Impl::failed(id, kImporting, std::move(error))};
                             };
                             const auto stored = [&]() -> Sliced {
                               under->reading.reset();
                               const auto& content = under->writing->content();
                               return {{}, FileStored{id, file, content.sha256, content.bytes}};
                             };
                             if (control.stop.stop_requested()) return end({base::Code::Cancelled, "", {}});
                             if (!impl->session || (under->reading && impl->sessionNumber != under->number))
                               return end(noWorkspace());
                             auto& store = impl->session->store();
                             if (!under->reading) {
                               if (auto writable = store.checkWritable(); !writable)
                                 return end(std::move(writable.error()));
                               under->number = impl->sessionNumber;
                               under->reading = std::make_unique<FileReading>(file, store.file(), impl->options.readAt,
                                                                              [impl, id] { impl->wake(id); });
                               return {Sliced::Next::OnceWoken, {}};
                             }
                             auto news = under->reading->take();
                             if (const auto total = under->reading->total(); total > 0)
                               control.progress(under->reading->done(), total);
                             if (auto* error = std::get_if<base::Error>(&news)) return end(std::move(*error));
                             if (auto* content = std::get_if<storage::Content>(&news)) {
                               auto begun = storage::ContentWriting::begin(store, std::move(*content));
                               if (!begun) return end(std::move(begun.error()));
                               under->writing = std::make_shared<storage::ContentWriting>(std::move(*begun));
                               if (under->writing->isThere()) return stored();
                               under->reading->readChunks();
                             } else if (auto* chunks = std::get_if<FileReading::Chunks>(&news)) {
                               const auto put = under->writing->put(store, *chunks);
                               if (!put) return end(put.error());
                               if (*put == Put::Whole) return stored();
                               if (*put == Put::Again) under->reading->readChunks();
                               return {Sliced::Next::Soon, {}};  // there may be more already
                             }
                             return {Sliced::Next::OnceWoken, {}};
                           });
}

JobId Workbench::exportFile(std::string sha256, storage::ExportTo to) {
  struct Under {
    std::optional<storage::ContentExport> writing;
    std::uint64_t number = 0;
  };
  return m_impl->addSlices(kExporting,
                           [impl = m_impl.get(), sha256 = std::move(sha256), to = std::move(to),
                            under = std::make_shared<Under>()](JobId id, const WorkControl& control) -> Impl::Sliced {
                             const auto end = [&](base::Error error) -> Impl::Sliced {
                               under->writing.reset();
                               return {{}, Impl::failed(id, kExporting, std::move(error))};
                             };
                             if (control.stop.stop_requested()) return end({base::Code::Cancelled, "", {}});
                             if (!impl->session || (under->writing && impl->sessionNumber != under->number))
                               return end(noWorkspace());
                             auto& store = impl->session->store();
                             if (!under->writing) {
                               auto begun = storage::ContentExport::begin(store, sha256, to);
                               if (!begun) return end(std::move(begun.error()));
                               under->writing.emplace(std::move(*begun));
                               under->number = impl->sessionNumber;
                             }
                             const auto step = under->writing->step(store);
                             if (!step) return end(step.error());
                             if (*step == storage::Step::Done) return {{}, FileWritten{id, to.file}};
                             control.progress(under->writing->done(), under->writing->total());
                             return {};
                           });
}

}  // namespace waymark::app
