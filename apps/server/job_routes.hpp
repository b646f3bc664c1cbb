#pragma once

#include "apps/server/service.hpp"

namespace zubia::server {

constexpr std::string_view jobs_path = "/api/jobs/";

/// `POST /api/jobs/OPERATION` begins one, `GET /api/jobs/JOB/events` watches it, `DELETE /api/jobs/JOB` cancels it. The
/// job of somebody else is answered like one that does not exist.
void answer_job(Service& service, const RequestPointer& request, const Visitor& visitor, http::Reply reply);

}  // namespace zubia::server
