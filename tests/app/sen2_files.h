// SPDX-License-Identifier: GPL-3.0-or-later
// The CSV modules of a small, fictional SEN2 return: three children, the last without a UPN.
#pragma once

namespace waymark::test {

inline constexpr const char* kSen2Person =
    "persontableid,NativeId,personorderseqcolumn,sourceid,sen2tableid,surname,forename,personbirthdate,sex,ethnicity,"
    "postcode,upn,uniquelearnernumber,upnunknown\r\n"
    "11,888,1,S1,1,Amber,Alba,2014-Mar-09 00:00:00,F,WBRI,AB1 2CD,H801200001001,,\r\n"
    "12,888,2,S1,1,Birch,Bo,2015-Jan-31 00:00:00,M,WBRI,AB1 2CE,,1000000043,\r\n"
    "13,888,3,S1,1,Cedar,Cy,2022-Jun-01 00:00:00,M,WBRI,AB1 2CF,,,UN1\r\n";
inline constexpr const char* kSen2Requests =
    "requeststableid,NativeId,requestsorderseqcolumn,sourceid,persontableid,receiveddate,requestsource,rya,"
    "requestoutcomedate,requestoutcome,requestmediation,requesttribunal,exported\r\n"
    "21,888,1,S1,11,2024-Mar-04 00:00:00,1,0,2024-Apr-02 00:00:00,Y,0,0,\r\n"
    "22,888,2,S1,12,2026-Jan-05 00:00:00,1,0,2026-Feb-02 00:00:00,Y,0,0,\r\n"
    "23,888,3,S1,13,2026-Feb-02 00:00:00,2,0,,A,0,0,\r\n"
    "24,888,4,S1,13,2025-Feb-03 00:00:00,2,0,2025-Mar-03 00:00:00,N,1,0,\r\n";
inline constexpr const char* kSen2Assessment =
    "assessmenttableid,NativeId,assessmentorderseqcolumn,sourceid,requeststableid,assessmentoutcome,"
    "assessmentoutcomedate,assessmentmediation,assessmenttribunal,othermediation,othertribunal,week20\r\n"
    "31,888,1,S1,21,Y,2024-Jun-10 00:00:00,0,0,0,0,0\r\n"
    "32,888,2,S1,22,Y,2026-Apr-20 00:00:00,0,0,0,0,1\r\n";
inline constexpr const char* kSen2NamedPlan =
    "namedplantableid,NativeId,namedplanorderseqcolumn,sourceid,assessmenttableid,startdate,planres,planwbp,pb,oa,dp,"
    "ceasedate,ceasereason\r\n"
    "41,888,1,S1,31,2024-Jul-22 00:00:00,,,0,0,,,\r\n";
inline constexpr const char* kSen2PlanDetail =
    "plandetailtableid,NativeId,plandetailorderseqcolumn,sourceid,namedplantableid,urn,ukprn,sensetting,"
    "sensettingother,placementrank,senunitindicator,resourcedprovisionindicator\r\n"
    "51,888,1,S1,41,123456,,,,1,0,0\r\n";
inline constexpr const char* kSen2ActivePlans =
    "activeplanstableid,NativeId,activeplansorderseqcolumn,sourceid,requeststableid,transferla,reviewmeeting,"
    "reviewoutcome,reviewdraft,phasetransferduedate,phasetransferfinaldate,lastreview\r\n"
    "61,888,1,S1,21,,2025-Jun-16 00:00:00,A,2025-Jul-10 00:00:00,2026-Feb-15 00:00:00,,2025-Jul-18 00:00:00\r\n";
inline constexpr const char* kSen2Placement =
    "placementdetailtableid,NativeId,placementdetailorderseqcolumn,sourceid,activeplanstableid,urn,ukprn,sensetting,"
    "sensettingother,placementrank,entrydate,leavingdate,senunitindicator,resourcedprovisionindicator,res,wbp\r\n"
    "71,888,1,S1,61,123456,,,,1,2024-Sep-02 00:00:00,,0,0,,\r\n";
inline constexpr const char* kSen2Need =
    "senneedtableid,NativeId,senneedorderseqcolumn,sourceid,activeplanstableid,sentype,sentyperank\r\n"
    "81,888,1,S1,61,DS,1\r\n"
    "82,888,2,S1,61,SLCN,2\r\n";

}  // namespace waymark::test
