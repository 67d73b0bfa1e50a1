// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick for starting: an empty Qt window that ends after its first paint.
#include <QApplication>
#include <QTimer>
#include <QWidget>

namespace {

class Empty final : public QWidget {
 protected:
  void paintEvent(QPaintEvent*) override { QTimer::singleShot(0, qApp, &QApplication::quit); }
};

}  // namespace

int main(int argc, char** argv) {
  const QApplication application(argc, argv);
  Empty window;
  window.resize(1440, 900);
  window.show();
  return QApplication::exec();
}
