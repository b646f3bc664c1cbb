#pragma once

#include <array>

#include "operations/operation.hpp"
#include "operations/programme/import_findings.hpp"
#include "operations/table_input.hpp"

namespace zubia::storage {
class ProgrammeStore;
}

namespace zubia::operations {

/// What kind of data a file holds. `illustrative` shows the method, not the real economy.
enum class DataStatus { official, illustrative, own };
BOOST_DESCRIBE_ENUM(DataStatus, official, illustrative, own)

/// Which size of an intersection shares the value of a territory out when NUTS versions change.
enum class CrosswalkWeight { pop21, pop11, area_km, artif_surf18, artif_surf12, bu_vol };
BOOST_DESCRIBE_ENUM(CrosswalkWeight, pop21, pop11, area_km, artif_surf18, artif_surf12, bu_vol)

/// Takes a file of statistics into the programme, with its source.
struct ImportStatistics {
  static constexpr About about{
      .name = "import-statistics",
      .method = Method::post,
      .path = "/programme/statistics",
      .role = Role::facilitator,
      .summary = "Takes a file of statistics into the programme; the same file twice changes nothing.",
      .example = "naen.zubia nama_10r_3empers.tsv --measure employment --publisher Eurostat",
      .extent = Extent::territories};

  struct Request {
    InputFile statistics;
    std::string measure;
    DataStatus status = DataStatus::official;
    std::string table;
    std::string publisher;
    std::string licence;
    std::string territory_version;
    std::string activity_version;
    std::string unit;
    bool wide = false;
    std::string territory_column;
    std::string activity_column;
    std::string value_column;
    std::string period_column;
    std::string flag_column;
    std::vector<std::string> keep;
    DecimalMark decimal_mark = DecimalMark::find_out;
    InputFile crosswalk;
    CrosswalkWeight crosswalk_weight = CrosswalkWeight::pop21;
    bool preview = false;

    static constexpr std::array<Field, 20> fields{{
        {"statistics", "The statistics: tidy or wide CSV, Eurostat TSV, SDMX-CSV or JSON-stat; - is standard input.",
         Need::required},
        {"measure", "What is counted: employment, gross-value-added, establishments …", Need::required},
        {"status", "What kind of data they are."},
        {"table", "The publisher's code of the table, where the file does not say: nama_10r_3empers."},
        {"publisher", "Who published them: Eurostat."},
        {"licence", "Under which terms."},
        {"territory_version", "The version of the territory codes: NUTS 2016."},
        {"activity_version", "The version of the activity codes: NACE Rev. 2."},
        {"unit", "The unit to read, where the file has several."},
        {"wide", "The file is a matrix: territories down the first column, activities across the header."},
        {"territory_column", "The column that names the territory, where it is not recognised."},
        {"activity_column", "The column that names the activity, where it is not recognised."},
        {"value_column", "The column with the numbers, where it is not recognised."},
        {"period_column", "The column with the year or other period, where it is not recognised."},
        {"flag_column", "The column with the publisher's flags, where it is not recognised."},
        {"keep", "Of further columns such as sex, the one code to read: SEX=T."},
        {"decimal_mark", "What stands between the whole and the fraction of a number."},
        {"crosswalk", "A NUTS crosswalk of the JRC; the territories are recoded through it before they are stored."},
        {"crosswalk_weight", "By which size of the intersections values are shared out."},
        {"preview", "Only says what would be understood; stores nothing."},
    }};
  };

  struct RecodedRow {
    std::string from;
    std::string to;
    std::string territory;
    std::string activity;
    std::string period;
    double share;
    double value;
  };

  struct Reply : ReplyHead {
    bool is_new;         ///< false: this very file was imported before, and nothing changes
    bool is_stored;      ///< false for a preview
    std::string source;  ///< its fingerprint
    std::string dialect;
    std::string encoding;   ///< `UTF-8`, `windows-1252` …
    std::string separator;  ///< between the fields of CSV; empty elsewhere
    std::string table;
    std::string unit;
    std::string territory_version;  ///< as stated, else what the codes tell
    std::string activity_version;
    std::uint64_t observations;
    std::uint64_t confidential;
    std::uint64_t missing;
    std::uint64_t territories;
    std::uint64_t activities;
    std::vector<std::string> periods;
    std::vector<RecodedRow> recoded;
    std::vector<ImportedColumn> columns;
    std::vector<ImportedLevel> levels;
    std::vector<ImportedFlag> flags;
    std::vector<UnknownCode> unknown_codes;
    std::vector<ImportedCell> first_cells;
  };

  Result<Reply> operator()(const Request& request, storage::ProgrammeStore& programme, const Work& work) const;

  /// Those that the file has figures of; a part stands for the territory that is built from it.
  static Result<std::vector<std::string>> territories(const Request& request, storage::ProgrammeStore& programme);
};
BOOST_DESCRIBE_STRUCT(ImportStatistics::Request, (),
                      (statistics, measure, status, table, publisher, licence, territory_version, activity_version,
                       unit, wide, territory_column, activity_column, value_column, period_column, flag_column, keep,
                       decimal_mark, crosswalk, crosswalk_weight, preview))
BOOST_DESCRIBE_STRUCT(ImportStatistics::RecodedRow, (), (from, to, territory, activity, period, share, value))
BOOST_DESCRIBE_STRUCT(ImportStatistics::Reply, (ReplyHead),
                      (is_new, is_stored, source, dialect, encoding, separator, table, unit, territory_version,
                       activity_version, observations, confidential, missing, territories, activities, periods, recoded,
                       columns, levels, flags, unknown_codes, first_cells))

}  // namespace zubia::operations
