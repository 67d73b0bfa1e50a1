// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that includes SOCI. Debian's soci-config.h says "with Boost" without bringing Boost along; Boost is
// only in templates for its own containers, so we leave its file out and say the rest of it here.
#pragma once

#define SOCICONFIG_H_INCLUDED
#define SOCI_HAVE_CXX11
#define SOCI_HAVE_VISIBILITY_SUPPORT

#include <soci/soci.h>
