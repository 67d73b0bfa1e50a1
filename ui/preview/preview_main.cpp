// SPDX-License-Identifier: GPL-3.0-or-later
// waymark-preview: the window starts it for one picture of one file, and ends it when the selection moves. What is
// wrong with a file, or meant to do harm, stays in here: bounded memory and time, no files written, no further
// programs.
//   waymark-preview picture|pdf FILE PAGE WIDTH HEIGHT    the answer goes to standard output (preview_answer.h)
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QFile>
#include <QGuiApplication>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "preview/preview_render.h"

namespace {

using namespace waymark::ui;

constexpr rlim_t kMemory = rlim_t{1} << 30U;
constexpr rlim_t kSeconds = 20;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kIsSanitized = true;  // the sanitizers map terabytes
#else
constexpr bool kIsSanitized = false;
#endif

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  if (::setrlimit(what, &both) != 0) std::_Exit(2);
}

void limitSelf() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_DUMPABLE, 0);
  std::signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_CPU, kSeconds);
  limit(RLIMIT_FSIZE, 0);
  if (!kIsSanitized) limit(RLIMIT_AS, kMemory);
}

bool give(const QByteArray& bytes) {
  const char* at = bytes.constData();
  for (qsizetype left = bytes.size(); left > 0;) {
    const auto count = ::write(STDOUT_FILENO, at, static_cast<std::size_t>(left));
    if (count <= 0) return false;
    at += count;
    left -= count;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  limitSelf();
  if (argc != 6) return 2;
  qputenv("QT_QPA_PLATFORM", "offscreen");  // for the words in an SVG
  const QGuiApplication application(argc, argv);
  const QString file = QFile::decodeName(argv[2]);
  const QSize box(std::atoi(argv[4]), std::atoi(argv[5]));
  const bool isPdf = std::strcmp(argv[1], "pdf") == 0;
  const auto answer = isPdf ? previewPdf(file, std::atoi(argv[3]), box) : previewPicture(file, box);
  return give(packed(answer)) ? 0 : 1;
}
