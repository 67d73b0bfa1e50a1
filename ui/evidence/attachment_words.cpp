// SPDX-License-Identifier: GPL-3.0-or-later
#include "evidence/attachment_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <array>

#include "app/attachments.h"
#include "bridge/dates.h"
#include "bridge/messages.h"
#include "bridge/text.h"

namespace waymark::ui {

namespace {

using base::Code;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Attachments)
};

struct Kind {
  const char* type;  // a media type, or how it begins
  const char* word;
};
constexpr std::array kKinds{
    Kind{"application/pdf", QT_TRANSLATE_NOOP("Attachments", "PDF")},
    Kind{"image/", QT_TRANSLATE_NOOP("Attachments", "Picture")},
    Kind{"text/csv", QT_TRANSLATE_NOOP("Attachments", "Table (CSV)")},
    Kind{"text/html", QT_TRANSLATE_NOOP("Attachments", "Web page")},
    Kind{"text/calendar", QT_TRANSLATE_NOOP("Attachments", "Calendar file")},
    Kind{"text/", QT_TRANSLATE_NOOP("Attachments", "Text")},
    Kind{"message/", QT_TRANSLATE_NOOP("Attachments", "E-mail")},
    Kind{"application/vnd.ms-outlook", QT_TRANSLATE_NOOP("Attachments", "E-mail")},
    Kind{"application/msword", QT_TRANSLATE_NOOP("Attachments", "Word document")},
    Kind{"application/vnd.openxmlformats-officedocument.wordprocessingml",
         QT_TRANSLATE_NOOP("Attachments", "Word document")},
    Kind{"application/vnd.oasis.opendocument.text", QT_TRANSLATE_NOOP("Attachments", "Text document")},
    Kind{"application/rtf", QT_TRANSLATE_NOOP("Attachments", "Text document")},
    Kind{"application/vnd.ms-excel", QT_TRANSLATE_NOOP("Attachments", "Spreadsheet")},
    Kind{"application/vnd.openxmlformats-officedocument.spreadsheetml",
         QT_TRANSLATE_NOOP("Attachments", "Spreadsheet")},
    Kind{"application/vnd.oasis.opendocument.spreadsheet", QT_TRANSLATE_NOOP("Attachments", "Spreadsheet")},
    Kind{"application/vnd.ms-powerpoint", QT_TRANSLATE_NOOP("Attachments", "Presentation")},
    Kind{"application/vnd.openxmlformats-officedocument.presentationml",
         QT_TRANSLATE_NOOP("Attachments", "Presentation")},
    Kind{"application/vnd.oasis.opendocument.presentation", QT_TRANSLATE_NOOP("Attachments", "Presentation")},
    Kind{"application/zip", QT_TRANSLATE_NOOP("Attachments", "Zip archive")},
    Kind{"audio/", QT_TRANSLATE_NOOP("Attachments", "Sound recording")},
    Kind{"video/", QT_TRANSLATE_NOOP("Attachments", "Film")},
};

/// What a sentence can't say better than the message of its own.
QString otherwise(const base::Error& error) {
  return messageText(error);
}

QString damaged(const QString& name) {
  return Words::tr(
             "The bytes of “%1” in the workspace are damaged or missing, so it wasn't shown to you as if it were "
             "whole. Nothing was changed; look in Settings for a backup that has it.")
      .arg(name);
}

}  // namespace

QString fileKind(const domain::Attachment& attachment) {
  if (app::isExecutable(attachment.name)) return Words::tr("Program");
  for (const auto& kind : kKinds)
    if (attachment.mediaType.starts_with(kind.type)) return Words::tr(kind.word);
  const QString name = toQt(attachment.name);
  const qsizetype dot = name.lastIndexOf(u'.');
  const QString ending = dot < 0 ? QString() : name.mid(dot + 1).toUpper();
  return ending.isEmpty() || ending.size() > 5 ? Words::tr("File") : Words::tr("%1 file").arg(ending);
}

QString sizeText(std::int64_t bytes) {
  return QLocale().formattedDataSize(bytes, bytes < 10 * 1024 ? 0 : 1, QLocale::DataSizeTraditionalFormat);
}

QString aboutText(const domain::Attachment& attachment) {
  const QString what = Words::tr("%1, %2, added %3")
                           .arg(fileKind(attachment), sizeText(attachment.bytes), stampText(attachment.addedAt));
  return attachment.addedBy.empty() ? what : Words::tr("%1 by %2").arg(what, toQt(attachment.addedBy));
}

QString countedFiles(qsizetype count) {
  return count == 1 ? Words::tr("1 file") : Words::tr("%L1 files").arg(count);
}

QString notAdded(const QString& name, const base::Error& error) {
  switch (error.code) {
    case Code::Cancelled:
      return Words::tr("Cancelled: “%1” was not added.").arg(name);
    case Code::FileTooBig:
      return Words::tr(
                 "“%1” is larger than %2, the most an attachment can have, so it was not added. Put it where "
                 "your colleagues can reach it and add a link to it instead.")
          .arg(name, toQt(error.value("limit")));
    case Code::FileMissing:
      return Words::tr(
                 "“%1” isn't there any more, so it was not added. See where it was moved to, and add it from "
                 "there.")
          .arg(name);
    case Code::FileUnreadable:
      return Words::tr(
                 "“%1” can't be read (%2), so it was not added. The file is as it was; add it again when that is "
                 "mended.")
          .arg(name, toQt(error.value("problem")));
    case Code::DiskFull:
      return Words::tr(
                 "The disk is full, so “%1” was not added. Everything that was saved is kept; free some space "
                 "and add it again.")
          .arg(name);
    default:
      return otherwise(error);
  }
}

QString notOpened(const QString& name, const base::Error& error) {
  switch (error.code) {
    case Code::Cancelled:
      return Words::tr("Cancelled: “%1” was not opened.").arg(name);
    case Code::DiskFull:
    case Code::NotWritable:
      return Words::tr(
                 "There is no room for a copy of “%1” to open, or nothing can be written there. It is kept in "
                 "the workspace; save a copy to another disk and open that.")
          .arg(name);
    case Code::Damaged:
      return damaged(name);
    default:
      return otherwise(error);
  }
}

QString notSaved(const QString& name, const base::Error& error) {
  switch (error.code) {
    case Code::Cancelled:
      return Words::tr("Cancelled: no copy of “%1” was saved.").arg(name);
    case Code::DiskFull:
      return Words::tr(
                 "The disk is full, so no copy of “%1” was saved. It is kept in the workspace; free some space "
                 "or choose another folder.")
          .arg(name);
    case Code::NotWritable:
    case Code::FileMissing:
      return Words::tr(
                 "Nothing can be written in that folder, so no copy of “%1” was saved. It is kept in the "
                 "workspace; choose another folder.")
          .arg(name);
    case Code::Damaged:
      return damaged(name);
    default:
      return otherwise(error);
  }
}

}  // namespace waymark::ui
