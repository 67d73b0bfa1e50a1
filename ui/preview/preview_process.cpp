// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview/preview_process.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTimer>
#include <utility>

namespace waymark::ui {

namespace {

constexpr int kLongest = 20'000;  // milliseconds
constexpr int kKilledWithin = 1000;

}  // namespace

PreviewProcess::PreviewProcess(QObject* parent) : QObject(parent), m_limit(new QTimer(this)) {
  m_limit->setSingleShot(true);
  m_limit->setInterval(kLongest);
  connect(m_limit, &QTimer::timeout, this, [this] {
    cancel();
    emit answered({PreviewAnswer::State::TooLarge, 0, {}, {}});
  });
}

PreviewProcess::~PreviewProcess() {
  if (m_process == nullptr) return;
  m_process->disconnect(this);
  m_process->kill();
  m_process->waitForFinished(kKilledWithin);
}

void PreviewProcess::cancel() {
  m_limit->stop();
  m_bytes.clear();
  if (m_process == nullptr) return;
  auto* process = std::exchange(m_process, nullptr);
  process->disconnect(this);
  // It is reaped when it has ended; nobody waits for that.
  connect(process, &QProcess::finished, process, &QObject::deleteLater);
  connect(process, &QProcess::errorOccurred, process, &QObject::deleteLater);
  process->kill();
}

void PreviewProcess::start(Kind kind, const QString& file, int page, QSize box) {
  cancel();
  m_process = new QProcess(this);
  m_process->setProgram(QCoreApplication::applicationDirPath() + QStringLiteral("/waymark-preview"));
  m_process->setArguments({kind == Kind::Pdf ? QStringLiteral("pdf") : QStringLiteral("picture"), file,
                           QString::number(page), QString::number(box.width()), QString::number(box.height())});
  m_process->setStandardInputFile(QProcess::nullDevice());
  m_process->setStandardErrorFile(QProcess::nullDevice());
  connect(m_process, &QProcess::readyReadStandardOutput, this, &PreviewProcess::read);
  connect(m_process, &QProcess::finished, this, &PreviewProcess::finish);
  connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;  // what began also finishes
    cancel();
    emit missing();
  });
  m_limit->start();
  m_process->start();
}

void PreviewProcess::read() {
  m_bytes += m_process->readAllStandardOutput();
  if (m_bytes.size() <= largestAnswer()) return;
  cancel();
  emit answered({PreviewAnswer::State::Broken, 0, {}, {}});
}

void PreviewProcess::finish() {
  m_bytes += m_process->readAllStandardOutput();
  const bool isWell = m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0;
  const auto given = isWell ? unpacked(m_bytes) : std::nullopt;
  std::exchange(m_process, nullptr)->deleteLater();
  cancel();
  emit answered(given.value_or(PreviewAnswer{PreviewAnswer::State::Broken, 0, {}, {}}));
}

}  // namespace waymark::ui
