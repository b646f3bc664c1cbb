#pragma once

#include <cstddef>
#include <string>

namespace zubia {

/// Where a batch of observations came from: enough to find the very file again.
struct Source {
  std::string id;  ///< BLAKE2b-256 of the file's bytes and of the options that shaped its reading, hex
  std::string file_name;
  std::string table;              ///< the publisher's code: `nama_10r_3empers`; may be empty
  std::string measure;            ///< what is counted: `employment`, `gross-value-added` …
  std::string unit;               ///< as published: `persons`, `THS_PER`; may be empty
  std::string dialect;            ///< how the file was understood: `eurostat-tsv`, `tidy-csv` …
  std::string territory_version;  ///< `NUTS 2016`; empty where not stated
  std::string activity_version;   ///< `NACE Rev. 2`; empty where not stated
  std::string publisher;          ///< `Eurostat`; may be empty
  std::string licence;            ///< as stated by the publisher; may be empty
  std::string imported_at;        ///< ISO 8601 UTC
  std::string data_status;        ///< `official`, `illustrative` or `own`
  std::size_t observations = 0;

  friend bool operator==(const Source&, const Source&) = default;
};

}  // namespace zubia
