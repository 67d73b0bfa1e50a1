// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attachment_adder.h"

#include "app/attachments.h"
#include "bridge/text.h"
#include "evidence/attachment_words.h"

namespace waymark::ui {

AttachmentAdder::AttachmentAdder(AppState& state, QObject* parent) : QObject(parent), m_state(state) {
  connect(&m_state, &AppState::loaded, this, &AttachmentAdder::forget);
  connect(&m_state, &AppState::fileStored, this, [this](const app::FileStored& event) {
    if (m_job == 0 || event.job != m_job) return;
    auto& batch = m_batches.front().result;
    batch.attachments.push_back(app::attachmentFor(m_state.newId<domain::AttachmentTag>(), event.file, event.sha256,
                                                   event.bytes, m_state.author(), m_state.now().utc, batch.finding));
    doneWith(m_file);
    next();
  });
  connect(&m_state, &AppState::fileFailed, this, [this](app::JobId job, const base::Error& error) {
    if (m_job == 0 || job != m_job) return;
    auto& batch = m_batches.front();
    batch.result.troubles.append(notAdded(pathText(m_file.path.filename()), error));
    doneWith(m_file);
    if (error.code == base::Code::Cancelled) {
      batch.result.wasCancelled = true;
      for (const auto& file : batch.waiting) doneWith(file);
      batch.waiting.clear();
    }
    next();
  });
}

AttachmentAdder::~AttachmentAdder() {
  forget();
}

void AttachmentAdder::forget() {
  if (m_job != 0) doneWith(m_file);
  for (const auto& batch : m_batches)
    for (const auto& file : batch.waiting) doneWith(file);
  m_batches.clear();
  m_job = 0;
}

void AttachmentAdder::doneWith(const FileToAdd& file) {
  std::error_code ignored;
  if (file.after == FileToAdd::After::Remove) std::filesystem::remove(file.path, ignored);
}

void AttachmentAdder::add(const domain::EvidenceId& finding, std::vector<FileToAdd> files) {
  if (files.empty()) return;
  Batch batch;
  batch.waiting.assign(std::make_move_iterator(files.begin()), std::make_move_iterator(files.end()));
  batch.result.finding = finding;
  m_batches.push_back(std::move(batch));
  if (m_job == 0) next();
}

void AttachmentAdder::next() {
  m_job = 0;
  while (!m_batches.empty() && m_batches.front().waiting.empty()) {
    const auto result = std::move(m_batches.front().result);
    m_batches.pop_front();
    emit ended(result);
  }
  // Whoever heard of the end may have begun another.
  if (m_batches.empty() || m_job != 0) return;
  m_file = std::move(m_batches.front().waiting.front());
  m_batches.front().waiting.pop_front();
  m_job = m_state.importFile(m_file.path);
}

}  // namespace waymark::ui
