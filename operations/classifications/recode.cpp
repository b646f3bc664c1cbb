#include "operations/classifications/recode.hpp"

#include <fmt/format.h>

#include "engine/classifications/recode.hpp"
#include "formats/correspondence_table.hpp"
#include "operations/erase.hpp"

namespace zubia::operations {

Result<Recode::Reply> Recode::operator()(const Request& request, const Work&) const {
  const auto tables = read_tables(request);
  if (!tables) return refuse(tables.error());
  formats::CorrespondenceTableOptions columns;
  columns.from_column = request.from_column;
  columns.to_column = request.to_column;
  columns.weight_column = request.weight_column;
  const auto correspondence =
      formats::read_correspondence_table(request.correspondence.bytes, request.correspondence.name, columns);
  if (!correspondence) return refuse(correspondence.error());
  RecodeOptions options;
  if (request.partial_sums) options.partial_sums = PartialSums::allowed;
  const bool is_territories = request.dimension == RecodedDimension::territories;
  const TerritoryActivityTable& table = tables->latest().table;
  const auto recoding = is_territories ? recode_territories(table, *correspondence, options)
                                       : recode_activities(table, *correspondence, options);
  if (!recoding) return refuse(recoding.error());
  Reply reply;
  open_reply(reply, *tables);
  reply.period = tables->latest().period.code;
  if (!recoding->unlisted.empty())
    reply.notices.push_back(
        {"unlisted-codes", fmt::format("The correspondence does not list {}; they keep their codes.",
                                       fmt::join(recoding->unlisted, ", "))});
  for (std::size_t r = 0; r < recoding->table.row_count(); ++r)
    for (std::size_t i = 0; i < recoding->table.column_count(); ++i)
      reply.cells.push_back({recoding->table.rows()[r].code, recoding->table.columns()[i].code, recoding->table(r, i),
                             absence_name(recoding->table.absence(r, i))});
  for (const RecodedCell& cell : recoding->log)
    reply.moved.push_back({cell.from, cell.to, cell.territory.code, cell.activity.code, cell.share, cell.value});
  return reply;
}

template AnyOperation erase<Recode>();

}  // namespace zubia::operations
