#include "formats/statistics_file.hpp"

#include "formats/csv_text.hpp"
#include "formats/eurostat_tsv.hpp"
#include "formats/json_stat.hpp"
#include "formats/sdmx_csv.hpp"
#include "formats/tidy_csv.hpp"
#include "formats/wide_csv.hpp"

namespace zubia::formats {
namespace {

Result<StatisticsFile> read_dialect(std::string_view text, const std::string& file_name,
                                    const StatisticsFileOptions& options) {
  const char first = text[text.find_first_not_of(" \t\r\n")];
  if (first == '{' || first == '[') return read_json_stat(text, file_name, options);
  if (is_eurostat_tsv(text)) return read_eurostat_tsv(text, file_name, options);
  if (is_sdmx_csv(text)) return read_sdmx_csv(text, file_name, options);
  return options.wide ? read_wide_csv(text, file_name, options) : read_tidy_csv(text, file_name, options);
}

}  // namespace

Result<StatisticsFile> read_statistics(std::string_view bytes, const std::string& file_name,
                                       const StatisticsFileOptions& options) {
  const Result<DecodedText> decoded = open_text(bytes, file_name, "statistics");
  if (!decoded) return refuse(decoded.error());
  Result<StatisticsFile> file = read_dialect(decoded->text(), file_name, options);
  if (file) file->encoding = decoded->encoding;
  if (file && decoded->encoding != "UTF-8")
    file->notices.insert(file->notices.begin(),
                         {"encoding", "The file is not UTF-8; it was read as " + decoded->encoding + "."});
  return file;
}

}  // namespace zubia::formats
