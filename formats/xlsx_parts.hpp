#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml_stream.hpp"

/// The parts of a workbook beside its sheets. A part of xlsx_reader.
namespace zubia::formats {

/// How a number is to be read.
enum class NumberMeaning : std::uint8_t { number, date, date_and_time, time };

/// What a format code such as `dd/mm/yyyy` or `0.00` makes of a number.
NumberMeaning meaning_of_format(std::string_view code);
/// Of the formats that have a number and no code.
NumberMeaning meaning_of_format(int number);

/// A serial number of Excel as ISO 8601. Its calendars count from 1900 with a 29 February 1900 that never was, or from
/// 1904. Empty before the first day and after 9999.
std::string date_of_serial(double serial, NumberMeaning meaning, bool counts_from_1904);

struct SheetPlace {
  std::string name;
  std::string entry;
};

struct WorkbookParts {
  std::vector<SheetPlace> sheets = {};
  std::string shared_strings = {};  ///< the entry; empty: none
  std::string styles = {};
  bool counts_from_1904 = false;
};

Result<WorkbookParts> read_workbook_parts(const ZipArchive& archive, const std::string& file_name);
Result<std::vector<std::string>> read_shared_strings(const ZipArchive& archive, const std::string& entry,
                                                     const std::string& file_name, std::size_t bytes_max);
/// What the number of each cell style means, by its place.
Result<std::vector<NumberMeaning>> read_number_meanings(const ZipArchive& archive, const std::string& entry,
                                                        const std::string& file_name);

/// A whole number from 0 on that is written in full; −1 for anything else.
int whole_number(std::string_view text);

}  // namespace zubia::formats
