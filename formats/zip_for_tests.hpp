#pragma once

#include <zip.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>

namespace zubia::formats::for_tests {

/// A zip archive with these entries, as a program would write it.
inline std::string zipped(const std::map<std::string, std::string>& entries) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) throw std::runtime_error("no archive");
  zip_source_keep(target);
  for (const auto& [name, bytes] : entries)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
  if (zip_close(archive) != 0) throw std::runtime_error("archive not written");
  zip_stat_t size;
  zip_source_stat(target, &size);
  std::string written(size.size, '\0');
  zip_source_open(target);
  zip_source_read(target, written.data(), written.size());
  zip_source_close(target);
  zip_source_free(target);
  return written;
}

/// The parts of a workbook with one sheet called `data`, apart from the sheet.
inline std::map<std::string, std::string> workbook_parts(const std::string& sheet_data,
                                                         const std::string& shared_strings = "<sst/>") {
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + relations + type + "\" Target=\"" + target + "\"/>";
  };
  return {
      {"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
      {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml") +
                                         relation("r2", "sharedStrings", "/xl/sharedStrings.xml") +
                                         relation("r3", "styles", "styles.xml") + "</Relationships>"},
      {"xl/workbook.xml", "<workbook xmlns:r=\"" + relations +
                              "\"><sheets><sheet name=\"data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
      {"xl/sharedStrings.xml", shared_strings},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" "
       "formatCode=\"0.00&quot; d&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf "
       "numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"22\"/><xf "
       "numFmtId=\"20\"/></cellXfs></styleSheet>"},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"},
  };
}

}  // namespace zubia::formats::for_tests
